using System.Collections.Concurrent;
using LabPlatform.ClusterTests.Client;
using LabPlatform.Domain.Checks;
using LabPlatform.Domain.ClusterViews;
using LabPlatform.Domain.Environments;
using LabPlatform.Domain.Previews;
using LabPlatform.Domain.Files;
using LabPlatform.Domain.Sessions;
using LabPlatform.Domain.Traffic;
using LabPlatform.Kubernetes;
using LabPlatform.Kubernetes.Client;
using LabPlatform.Kubernetes.Toolboxes;
using LabPlatform.Kubernetes.Watching;
using LabPlatform.Tests.Shared;
using LabPlatform.Tests.Shared.Fakes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace LabPlatform.ClusterTests.Sessions;

/// <summary>The platform's cluster side as the site registers it, under an instance of its own; what it made is removed in the end.</summary>
public sealed class LabCluster : IAsyncLifetime
{
    private readonly ConcurrentBag<SessionId> _sessions = [];
    private readonly ServiceProvider _services;

    public LabCluster()
        : this([])
    {
    }

    internal LabCluster(params IEnumerable<(string Key, string Value)> settings)
    {
        var section = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["IdentitiesDirectory"] = Path.Combine(LocalCluster.Home, "identities"),
                ["ImagesFile"] = Path.Combine(LocalCluster.Home, "images.env"),
                ["ProgressFile"] = Path.Combine(LocalCluster.Home, "progress.json"),
            })
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)))
            .Build();
        _services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<ISessionStore>(Store)
            .AddLabKubernetes(section)
            .BuildServiceProvider();
    }

    internal FakeSessionStore Store { get; } = new();

    internal ILabEnvironments Environments => _services.GetRequiredService<ILabEnvironments>();

    internal ICheckRunner Checks => _services.GetRequiredService<ICheckRunner>();

    internal IDeclaredChecks Declared => _services.GetRequiredService<IDeclaredChecks>();

    internal IClusterView View => _services.GetRequiredService<IClusterView>();

    internal IPodLogs Logs => _services.GetRequiredService<IPodLogs>();

    internal ILearnerFiles Files => _services.GetRequiredService<ILearnerFiles>();

    internal ITrafficMeter Traffic => _services.GetRequiredService<ITrafficMeter>();

    internal IPortConnector Ports => _services.GetRequiredService<IPortConnector>();

    internal IToolboxPorts ToolboxPorts => _services.GetRequiredService<IToolboxPorts>();

    internal LabWatches Watches => _services.GetRequiredService<LabWatches>();

    internal LabIdentities Identities => _services.GetRequiredService<LabIdentities>();

    internal ToolboxPods Pods => _services.GetRequiredService<ToolboxPods>();

    public KubernetesClient Admin { get; } = new(KubernetesClientConfiguration.FromKubeconfig([LocalCluster.AdminKubeconfig]));

    /// <summary>A session as it is stored, not in the cluster yet.</summary>
    /// <param name="duration">From now to its deadline.</param>
    /// <param name="namespaces">Beside <c>default</c>.</param>
    public LabSession NewSession(TimeSpan? duration = null, params IEnumerable<string> namespaces)
    {
        var now = TimeProvider.System.GetUtcNow();
        var session = new LabSession
        {
            Id = SessionId.New(),
            Learner = LearnerId.New(),
            Scenario = TestScenarios.ThreeSteps.Id,
            State = SessionState.Starting,
            CreatedAt = now,
            LastActivityAt = now,
            Deadline = now + (duration ?? TimeSpan.FromMinutes(30)),
            ExtraNamespaces = [.. namespaces.Select(name => new VirtualNamespace(name))],
        };
        _sessions.Add(session.Id);
        Store.Put(session);
        return session;
    }

    internal async Task<LabSession> ProvisionAsync(ProgressLog? log = null, params IEnumerable<string> namespaces)
    {
        var session = NewSession(namespaces: namespaces);
        await Environments.ProvisionAsync(session, log ?? new ProgressLog(), Token).WaitAsync(TimeSpan.FromMinutes(2), Token);

        // The platform does not wait for the checker, as a learner reads first; tests do not.
        await Waits.UntilAsync("the checker runs", async () =>
            PodWords.IsRunning(await Admin.GetAsync(ApiResource.Pods, session.Namespaces.System.Name, ToolboxPods.Checker, Token)));
        return session;
    }

    /// <summary>Runs a command line in the toolbox, with bash as the learner has it.</summary>
    internal Task<ExecResult> InToolboxAsync(LabSession session, string commandLine) => InPodAsync(session, ToolboxPods.Toolbox, commandLine);

    internal Task<ExecResult> InPodAsync(LabSession session, string pod, string commandLine) => Identities.Web.RunAsync(
        session.Namespaces.System.Name, pod, ["/bin/bash", "-c", commandLine], new RunOptions { Container = pod, Timeout = TimeSpan.FromSeconds(60) }, TestContext.Current.CancellationToken);

    /// <summary>Takes a pod away at once, as when its machine is lost.</summary>
    internal Task DeletePodAsync(LabSession session, string pod) =>
        Admin.DeleteAsync(ApiResource.Pods, session.Namespaces.System.Name, pod, Token, new DeleteOptions { GracePeriodSeconds = 0 });

    /// <summary>Asks for the removal again and again, as the reconciler does.</summary>
    internal async Task RemoveAsync(SessionId session, TimeSpan? limit = null)
    {
        var reasons = "";
        try
        {
            await Waits.UntilAsync($"session {session} is gone", async () =>
            {
                var left = await Environments.RemoveAsync(session, CancellationToken.None);
                reasons = string.Join("; ", left.Select(item => $"{item.Name}: {item.Reason}"));
                return left.Length == 0;
            }, limit ?? TimeSpan.FromMinutes(2));
        }
        catch (TimeoutException exception)
        {
            throw new TimeoutException($"{exception.Message} {reasons}", exception);
        }
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        try
        {
            // All of them, also when one fails.
            await Task.WhenAll(_sessions.Select(session => RemoveAsync(session)));
        }
        finally
        {
            Admin.Dispose();
            await _services.DisposeAsync();
        }
    }
}

/// <summary>Every report in order, as it comes.</summary>
internal sealed class ProgressLog : IProgress<ProvisioningProgress>
{
    private readonly ConcurrentQueue<(ProvisioningProgress Item, TimeSpan At)> _reports = new();
    private readonly long _started = TimeProvider.System.GetTimestamp();

    public IReadOnlyList<(ProvisioningProgress Item, TimeSpan At)> Reports => [.. _reports];

    public void Report(ProvisioningProgress value) => _reports.Enqueue((value, TimeProvider.System.GetElapsedTime(_started)));
}
