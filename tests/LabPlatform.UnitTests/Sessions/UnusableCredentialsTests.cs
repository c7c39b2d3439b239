using LabPlatform.Domain.Checks;
using LabPlatform.Domain.Environments;
using LabPlatform.Domain.Previews;
using LabPlatform.Domain.Sessions;
using LabPlatform.Domain.Terminals;
using LabPlatform.Kubernetes;
using LabPlatform.Kubernetes.Checks;
using LabPlatform.Kubernetes.Client;
using LabPlatform.Kubernetes.Namespaces;
using LabPlatform.Kubernetes.Terminals;
using LabPlatform.Kubernetes.Toolboxes;
using LabPlatform.Kubernetes.Watching;
using LabPlatform.Tests.Shared;
using LabPlatform.Tests.Shared.Fakes;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace LabPlatform.UnitTests.Sessions;

/// <summary>A kubeconfig that names a file which is not there (any more) is trouble like a cluster that is away: said, and over when it is mended.</summary>
public sealed class UnusableCredentialsTests : IDisposable
{
    private const string Said = "The platform's access to the cluster is not set up rightly.";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("labplatform-credentials-");
    private readonly ManualTime _time = new();
    private readonly IOptions<LabKubernetesOptions> _options;
    private readonly LabIdentities _identities;

    public UnusableCredentialsTests()
    {
        _options = Options.Create(new LabKubernetesOptions { IdentitiesDirectory = _folder.FullName, ProgressFile = Path.Combine(_folder.FullName, "none") });
        _identities = new LabIdentities(_options, _time, NullLogger<KubernetesClient>.Instance);
        Write("""{"tokenFile":"/nowhere/token"}""");
    }

    [Fact]
    public async Task Health_SaysSo_AndGoesOnLooking()
    {
        using var health = new ClusterHealth(_identities, _options, _time, NullLogger<ClusterHealth>.Instance);

        await health.LookAsync(Token).DefaultTimeout();

        health.Current.ShouldBe(new ClusterStatus(Available: false, Said, Progress: null));
    }

    [Fact]
    public async Task Terminal_IsToldAndTriedAgain() =>
        (await Should.ThrowAsync<TerminalException>(() => new KubernetesTerminalConnector(_identities, _time).ConnectAsync(
            SessionId.New(), new TerminalRequest(1, "viewer0001", Epoch: 0, FromOffset: 0, Size: null, MayType: false), Token))).Message.ShouldBe(Said);

    [Fact]
    public async Task Check_CouldNotBeRun()
    {
        var creation = new PodCreation(_identities, new ToolboxPods(new ToolboxImage(_options), new PreviewNames(new PreviewRules()), _options), _time);
        var renewal = new CheckerRenewal(creation, new FakeSessionStore(), _time, NullLogger<CheckerRenewal>.Instance);
        var runner = new ScriptCheckRunner(new PodScripts(_identities, renewal, _time, NullLogger<PodScripts>.Instance), new SessionPreviews(new FakeSessionStore(), new PreviewNames(new PreviewRules())), _options, _time);

        var result = await runner.RunAsync(SessionId.New(), TestScenarios.ThreeSteps.Steps[0], Token);

        result.Outcome.ShouldBeOfType<CheckOutcome.CouldNotCheck>().Reason.ShouldBe(Said + " Please try again.");
    }

    [Fact]
    public async Task Provisioning_EndsWithTheReason() =>
        (await Should.ThrowAsync<EnvironmentException>(() => ClusterCalls.TellAsync(
            "could not make the lab's namespaces", () => _identities.Web.GetRawAsync("/readyz", Token)))).Message.ShouldBe(Said);

    [Fact]
    public async Task ReplacedClient_IsClosed_WhenNobodyCanNeedItAnyMore()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        Write("""{"token":"one"}""");
        var first = _identities.Web;
        Write("""{"token":"second"}""");
        var second = _identities.Web;
        await Should.ThrowAsync<OperationCanceledException>(() => first.GetRawAsync("/readyz", cancelled.Token)); // still usable

        _time.Advance(TimeSpan.FromDays(1));
        Write("""{"token":"the third"}""");
        _ = _identities.Web;

        await Should.ThrowAsync<ObjectDisposedException>(() => first.GetRawAsync("/readyz", cancelled.Token));
        await Should.ThrowAsync<OperationCanceledException>(() => second.GetRawAsync("/readyz", cancelled.Token));
    }

    public void Dispose()
    {
        _identities.Dispose();
        _folder.Delete(recursive: true);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    // Port 9 of loopback: nobody listens. Each text has another length, so a coarse clock does not hide the change.
    private void Write(string user) => File.WriteAllText(Path.Combine(_folder.FullName, "web.kubeconfig"), $$$"""
        {"apiVersion":"v1","kind":"Config","current-context":"c","clusters":[{"name":"c","cluster":{"server":"https://127.0.0.1:9"}}],
        "users":[{"name":"u","user":{{{user}}}}],"contexts":[{"name":"c","context":{"cluster":"c","user":"u"}}]}
        """);
}
