namespace LabPlatform.Domain.Previews;

/// <summary>Where web ports of sessions are shown. Read once at start.</summary>
public sealed class PreviewRules
{
    public const string SectionName = "Previews";

    /// <summary>
    /// Scheme, preview domain and, where it is not the scheme's own, port: <c>https://labs.example.org</c>. Each port of each session is a host below that domain,
    /// so it needs a wildcard in DNS and in the certificate; <c>localhost</c> has one on one's own machine.
    /// </summary>
    public string Origin { get; set; } = "http://localhost";

    /// <summary>Says everything that is wrong, each with its key; empty when all is well.</summary>
    public IReadOnlyList<string> Problems() =>
        Uri.TryCreate(Origin, UriKind.Absolute, out var uri)
        && uri.Scheme is "http" or "https"
        && uri.HostNameType == UriHostNameType.Dns
        && string.Equals(uri.GetLeftPart(UriPartial.Authority), Origin, StringComparison.OrdinalIgnoreCase)
            ? []
            : [$"{SectionName}:{nameof(Origin)} must be a scheme and a domain without a path, as in https://labs.example.org (was '{Origin}')."];
}
