using LabPlatform.Content;
using LabPlatform.Data;
using LabPlatform.Domain.Previews;
using LabPlatform.Kubernetes;
using Microsoft.Extensions.Configuration.Memory;

namespace LabPlatform.Web.Hosting;

internal static class SiteDefaults
{
    /// <summary>
    /// Lets <c>LabPlatform:Home</c> place everything that is kept, <c>LabPlatform:Labs</c> the catalogue, and
    /// <c>LabPlatform:PublicOrigin</c> the hosts that are answered and the domain of previews; each one's own setting goes before.
    /// </summary>
    public static ConfigurationManager AddSiteDefaults(this ConfigurationManager configuration)
    {
        var site = configuration.GetSection(SiteOptions.SectionName).Get<SiteOptions>() ?? new SiteOptions();
        var previews = configuration[$"{PreviewRules.SectionName}:{nameof(PreviewRules.Origin)}"] ?? PreviewOrigin(site, configuration["urls"]);
        configuration.Sources.Insert(0, new MemoryConfigurationSource
        {
            InitialData = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase)
            {
                [$"{LabDataOptions.SectionName}:{nameof(LabDataOptions.File)}"] = Path.Combine(site.Home, "site", "labplatform.db"),
                [$"{LabKubernetesOptions.SectionName}:{nameof(LabKubernetesOptions.IdentitiesDirectory)}"] = Path.Combine(site.Home, "identities"),
                [$"{LabKubernetesOptions.SectionName}:{nameof(LabKubernetesOptions.ImagesFile)}"] = Path.Combine(site.Home, "images.env"),
                [$"{LabKubernetesOptions.SectionName}:{nameof(LabKubernetesOptions.ProgressFile)}"] = Path.Combine(site.Home, "progress.json"),
                [$"{LabContentOptions.SectionName}:{nameof(LabContentOptions.Root)}"] = site.Labs,
                [$"{PreviewRules.SectionName}:{nameof(PreviewRules.Origin)}"] = previews,
                // Also where no settings file is found: addresses of requests, which ASP.NET would log, hold the codes of web ports.
                ["Logging:LogLevel:Microsoft.AspNetCore"] = nameof(LogLevel.Warning),
                ["Logging:LogLevel:Yarp"] = nameof(LogLevel.None),
                ["AllowedHosts"] = string.Join(';', Hosts(site, previews)),
            },
        });
        return configuration;
    }

    // Below an IP address there are no hosts; then, as on one's own machine, only that machine itself can see previews.
    private static string PreviewOrigin(SiteOptions site, string? addresses)
    {
        if (Uri.TryCreate(site.PublicOrigin, UriKind.Absolute, out var origin) && origin.HostNameType == UriHostNameType.Dns)
        {
            return origin.GetLeftPart(UriPartial.Authority);
        }

        var port = addresses?.Split(';') is [{ Length: > 0 } first, ..] ? BindingAddress.Parse(first).Port : 0;
        return port is 0 or 80 ? "http://localhost" : $"http://localhost:{port}";
    }

    // A name that somebody else points at this machine (DNS rebinding) must not be answered: to a browser it would be our origin.
    private static IEnumerable<string> Hosts(SiteOptions site, string previews)
    {
        string[] own = ["localhost", "*.localhost", "127.0.0.1", "[::1]"];
        return own
            .Concat(Uri.TryCreate(site.PublicOrigin, UriKind.Absolute, out var origin) ? [origin.Host] : [])
            .Concat(Uri.TryCreate(previews, UriKind.Absolute, out var domain) ? [$"*.{domain.Host}"] : []);
    }
}
