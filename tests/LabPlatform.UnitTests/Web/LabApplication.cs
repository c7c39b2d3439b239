using System.Net;
using System.Text.RegularExpressions;
using LabPlatform.Domain.Checks;
using LabPlatform.Domain.ClusterViews;
using LabPlatform.Domain.Environments;
using LabPlatform.Domain.Previews;
using LabPlatform.Domain.Scenarios;
using LabPlatform.Domain.Sessions;
using LabPlatform.Domain.Terminals;
using LabPlatform.Tests.Shared.Fakes;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace LabPlatform.UnitTests.Web;

/// <summary>The real host with a real database in a folder of its own; only the cluster is made of names.</summary>
internal sealed partial class LabApplication : WebApplicationFactory<Program>
{
    public const string LabPath = "/labs/kubernetes/three-steps";

    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("lab-host-");
    private readonly Dictionary<string, string> _settings;

    public LabApplication(params IEnumerable<(string Key, string Value)> settings)
    {
        _settings = settings.ToDictionary(setting => setting.Key, setting => setting.Value, StringComparer.Ordinal);
        ClientOptions.AllowAutoRedirect = false;
        ClientOptions.BaseAddress = new Uri("http://localhost");
    }

    public FakeScenarioCatalogue Catalogue { get; } = new(TestScenarios.CatalogueOf(TestScenarios.ThreeSteps, TestScenarios.OneStep));

    public FakeClusterHealth Cluster { get; } = new();

    public FakeLabEnvironments Environments { get; } = new(TimeProvider.System, "tests");

    public FakeScenarioImages Images { get; } = new();

    public FakeClusterView Pictures { get; } = new();

    public FakePortConnector Ports { get; } = new();

    public LogLines Log { get; } = new();

    /// <summary>What leads to terminals, where a test needs some.</summary>
    public ITerminalConnector? Terminals { get; init; }

    public ISessionStore Store => Services.GetRequiredService<ISessionStore>();

    /// <summary>A browser: keeps cookies, asks for pages, follows nothing by itself.</summary>
    public HttpClient CreateBrowser()
    {
        var client = CreateClient();
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        return client;
    }

    /// <summary>Opens a lab's page and presses its button.</summary>
    public static async Task<HttpResponseMessage> PressStartAsync(HttpClient browser, string path = LabPath)
    {
        var form = await ReadFormAsync(browser, path);
        return await browser.PostAsync(new Uri(path, UriKind.Relative), new FormUrlEncodedContent(form), TestContext.Current.CancellationToken);
    }

    public static async Task<Dictionary<string, string>> ReadFormAsync(HttpClient browser, string path)
    {
        var page = await browser.GetStringAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        return Inputs().Matches(page).ToDictionary(
            match => match.Groups["name"].Value, match => WebUtility.HtmlDecode(match.Groups["value"].Value), StringComparer.Ordinal);
    }

    /// <summary>Starts a lab and returns the path of its session.</summary>
    public async Task<string> StartSessionAsync(HttpClient browser, string path = LabPath)
    {
        var response = await PressStartAsync(browser, path);
        response.StatusCode.ShouldBe(HttpStatusCode.Found);
        return new Uri(ClientOptions.BaseAddress, response.Headers.Location!).AbsolutePath;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        builder.UseStaticWebAssets();
        builder.UseSetting("ReloadStaticAssetsAtRuntime", "false"); // as after publish
        builder.UseSetting("LabPlatform:Home", _home.FullName);
        builder.UseSetting("LabPlatform:Labs", _home.FullName);
        foreach (var (key, value) in _settings)
        {
            builder.UseSetting(key, value);
        }

        builder.ConfigureTestServices(services =>
        {
            services.Replace(ServiceDescriptor.Singleton<IScenarioCatalogue>(Catalogue));
            services.Replace(ServiceDescriptor.Singleton<IScenarioImages>(Images));
            services.Replace(ServiceDescriptor.Singleton<IScenarioRenderer, FakeScenarioRenderer>());
            services.Replace(ServiceDescriptor.Singleton<IClusterHealth>(Cluster));
            services.Replace(ServiceDescriptor.Singleton<ILabEnvironments>(Environments));
            services.Replace(ServiceDescriptor.Singleton<ICheckRunner>(new FakeCheckRunner()));
            services.Replace(ServiceDescriptor.Singleton<IDeclaredChecks>(new FakeDeclaredChecks()));
            services.Replace(ServiceDescriptor.Singleton<IClusterView>(Pictures));
            services.Replace(ServiceDescriptor.Singleton<IPortConnector>(Ports));
            services.Replace(ServiceDescriptor.Singleton<IToolboxPorts>(new FakeToolboxPorts()));
            if (Terminals is not null)
            {
                services.Replace(ServiceDescriptor.Singleton(Terminals));
            }

            services.AddLogging(logging => logging.ClearProviders().AddProvider(Log));
        });
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _home.Delete(recursive: true);
    }

    [GeneratedRegex("""<input type="hidden" name="(?<name>[^"]+)"(?: value="(?<value>[^"]*)")?""", RegexOptions.NonBacktracking)]
    private static partial Regex Inputs();
}
