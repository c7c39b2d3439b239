using LabPlatform.Web.Hosting;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;

namespace LabPlatform.Web.Components.Preview;

public sealed partial class PreviewReload
{
    [Inject]
    internal IOptions<SiteOptions> Site { get; init; } = null!;

    [Inject]
    internal PreviewVersions Versions { get; init; } = null!;

    private bool IsPreview => Site.Value.Preview;
}
