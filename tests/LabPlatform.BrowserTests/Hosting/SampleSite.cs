using System.Globalization;
using LabPlatform.Domain.Checks;
using LabPlatform.Domain.ClusterViews;
using LabPlatform.Domain.Environments;
using LabPlatform.Domain.Previews;
using LabPlatform.Domain.Files;
using LabPlatform.Domain.Terminals;
using LabPlatform.Domain.Traffic;
using LabPlatform.Tests.Shared;
using LabPlatform.Tests.Shared.Fakes;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LabPlatform.BrowserTests.Hosting;

/// <summary>The whole site on a real port, with a real database and the labs of this folder; the cluster does what the test says.</summary>
/// <remarks>For states a real cluster cannot be made to show at will. The learner's story runs on a real one.</remarks>
internal sealed class SampleSite : WebApplicationFactory<Program>
{
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("lab-site-");
    private readonly Dictionary<string, string> _settings;

    private readonly ITerminalConnector? _shells;
    private readonly int _port;

    /// <param name="shells">Real shells instead of <see cref="Terminals"/>.</param>
    public SampleSite(ITerminalConnector shells)
        : this([], shells)
    {
    }

    public SampleSite(params IEnumerable<(string Key, string Value)> settings)
        : this(settings, shells: null)
    {
    }

    private SampleSite(IEnumerable<(string Key, string Value)> settings, ITerminalConnector? shells)
    {
        _shells = shells;
        _settings = settings.ToDictionary(setting => setting.Key, setting => setting.Value, StringComparer.Ordinal);
        Labs = Path.Combine(_home.FullName, "labs");
        CopyFolder(RepositoryFiles.PathOf("tests", "LabPlatform.BrowserTests", "Labs"), Labs);
        _port = FreePort.Take(); // known beforehand: addresses of previews have it
        UseKestrel(_port);
        StartServer();
    }

    /// <summary>A copy of the labs that a test may change.</summary>
    public string Labs { get; }

    public FakeClusterHealth Cluster { get; } = new();

    public FakeLabEnvironments Environments { get; } = new(TimeProvider.System, "sample");

    public FakeCheckRunner Checks { get; } = new();

    public FakeDeclaredChecks Declared { get; } = new();

    public FakeClusterView Pictures { get; } = new();

    public FakeTrafficMeter Traffic { get; } = new();

    public FakePodLogs Logs { get; } = new();

    public FakePortConnector Ports { get; } = new();

    public FakeToolboxPorts ToolboxPorts { get; } = new();
    public FakeLearnerFiles Files { get; } = new();

    public EchoTerminals Terminals { get; } = new();

    public Uri Address => ClientOptions.BaseAddress;

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        builder.UseStaticWebAssets();
        builder.UseSetting("DetailedErrors", "true"); // what ends a circuit is said in the window, where a test reads it
        builder.UseSetting("ReloadStaticAssetsAtRuntime", "false"); // as after publish
        builder.UseSetting("LabPlatform:Home", _home.FullName);
        builder.UseSetting("LabPlatform:Labs", Labs);
        builder.UseSetting("Previews:Origin", string.Create(CultureInfo.InvariantCulture, $"http://localhost:{_port}"));
        foreach (var (key, value) in _settings)
        {
            builder.UseSetting(key, value);
        }

        builder.ConfigureTestServices(services =>
        {
            services.Replace(ServiceDescriptor.Singleton<IClusterHealth>(Cluster));
            services.Replace(ServiceDescriptor.Singleton<ILabEnvironments>(Environments));
            services.Replace(ServiceDescriptor.Singleton<ICheckRunner>(Checks));
            services.Replace(ServiceDescriptor.Singleton<IDeclaredChecks>(Declared));
            services.Replace(ServiceDescriptor.Singleton<IClusterView>(Pictures));
            services.Replace(ServiceDescriptor.Singleton<ITrafficMeter>(Traffic));
            services.Replace(ServiceDescriptor.Singleton<IPodLogs>(Logs));
            services.Replace(ServiceDescriptor.Singleton<IPortConnector>(Ports));
            services.Replace(ServiceDescriptor.Singleton<IToolboxPorts>(ToolboxPorts));
            services.Replace(ServiceDescriptor.Singleton<ILearnerFiles>(Files));
            services.Replace(ServiceDescriptor.Singleton(_shells ?? Terminals));
        });
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _home.Delete(recursive: true);
    }

    private static void CopyFolder(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
