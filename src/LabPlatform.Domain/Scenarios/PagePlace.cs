using LabPlatform.Domain.Previews;

namespace LabPlatform.Domain.Scenarios;

/// <summary>Where a page is shown: its text may name addresses that only a running lab has.</summary>
/// <param name="IsRunning">Beside a running lab.</param>
/// <param name="Addresses">Of that lab's web ports; null where the site shows none.</param>
public sealed record PagePlace(bool IsRunning, PreviewAddresses? Addresses)
{
    /// <summary>To be read, without a lab.</summary>
    public static PagePlace Reading { get; } = new(IsRunning: false, Addresses: null);
}
