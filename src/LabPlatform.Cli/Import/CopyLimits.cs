using System.Globalization;

namespace LabPlatform.Cli.Import;

/// <summary>How much may be imported at once.</summary>
internal sealed record CopyLimits(long Bytes, int Files, TimeSpan Time)
{
    public static CopyLimits Usual { get; } = new(100L << 20, 20_000, TimeSpan.FromSeconds(60));

    public string TooLarge => string.Create(CultureInfo.InvariantCulture, $"It is larger than {Bytes >> 20} MB.");

    public string TooMany => string.Create(CultureInfo.InvariantCulture, $"It has more than {Files:#,0} files.");
}
