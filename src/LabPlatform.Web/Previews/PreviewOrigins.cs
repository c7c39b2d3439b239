using System.Globalization;
using LabPlatform.Domain.Previews;
using LabPlatform.Web.Hosting;
using Microsoft.Extensions.Options;

namespace LabPlatform.Web.Previews;

/// <summary>The site as seen from a preview: who may frame it, and where a lab is.</summary>
internal sealed class PreviewOrigins(IOptions<SiteOptions> site, PreviewNames names)
{
    /// <summary>Null where the site takes whatever host is asked for, on one's own machine.</summary>
    public string? Public { get; } = site.Value.PublicOrigin;

    /// <summary>For a content policy's <c>frame-ancestors</c>.</summary>
    public string Framing { get; } = site.Value.PublicOrigin
        ?? string.Create(CultureInfo.InvariantCulture, $"http://localhost:{names.Port} http://127.0.0.1:{names.Port}");
}
