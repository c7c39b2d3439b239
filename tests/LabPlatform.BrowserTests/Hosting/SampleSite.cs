using LabPlatform.Data;
using LabPlatform.Domain.Checks;
using LabPlatform.Domain.Environments;
using LabPlatform.Domain.Scenarios;
using LabPlatform.Tests.Shared.Fakes;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace LabPlatform.BrowserTests.Hosting;

/// <summary>The whole site on a real port and a real database; the cluster is one that does what the test says.</summary>
internal sealed class SampleSite : WebApplicationFactory<Program>
{
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("lab-site-");

    public SampleSite()
    {
        Environments = new FakeLabEnvironments(TimeProvider.System, "sample");
        UseKestrel(0);
        StartServer();
    }

    public FakeScenarioCatalogue Catalogue { get; } = new(SampleLabs.Catalogue);

    public FakeClusterHealth Cluster { get; } = new();

    public FakeLabEnvironments Environments { get; }

    public FakeCheckRunner Checks { get; } = new();

    public Uri Address => ClientOptions.BaseAddress;

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        builder.UseStaticWebAssets();
        builder.UseSetting("LabPlatform:Home", _home.FullName);
        builder.UseSetting("Data:File", Path.Combine(_home.FullName, "site.db"));
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<IScenarioCatalogue>(Catalogue);
            services.AddSingleton<IScenarioRenderer, SampleRenderer>();
            services.AddSingleton<IClusterHealth>(Cluster);
            services.AddSingleton<ILabEnvironments>(Environments);
            services.AddSingleton<ICheckRunner>(Checks);
        });
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _home.Delete(recursive: true);
    }
}
