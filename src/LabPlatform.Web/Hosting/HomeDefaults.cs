using LabPlatform.Data;
using Microsoft.Extensions.Configuration.Memory;

namespace LabPlatform.Web.Hosting;

internal static class HomeDefaults
{
    /// <summary>Lets one setting, <c>LabPlatform:Home</c>, place everything that is kept; each place can still be set by itself.</summary>
    public static void AddHomeDefaults(this ConfigurationManager configuration)
    {
        var home = configuration.GetSection(SiteOptions.SectionName).Get<SiteOptions>()?.Home ?? new SiteOptions().Home;
        configuration.Sources.Insert(0, new MemoryConfigurationSource
        {
            InitialData = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase)
            {
                [$"{LabDataOptions.SectionName}:{nameof(LabDataOptions.File)}"] = Path.Combine(home, "site", "labplatform.db"),
            },
        });
    }
}
