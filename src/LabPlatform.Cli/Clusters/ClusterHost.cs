using LabPlatform.Data;
using LabPlatform.Domain.Environments;
using LabPlatform.Domain.Scenarios;
using LabPlatform.Domain.Sessions;
using LabPlatform.Kubernetes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LabPlatform.Cli.Clusters;

/// <summary>Sessions on the cluster as the site has them, with the same use cases and adapters, but a store and an instance of their own.</summary>
internal sealed partial class ClusterHost : IAsyncDisposable
{
    /// <summary>The store in a run's folder.</summary>
    public const string StoreName = "sessions.db";

    private static readonly TimeSpan s_clusterLimit = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(1);

    private readonly IHost _host;
    private readonly CancellationTokenSource _stop = new();
    private Task _loops = Task.CompletedTask;

    private ClusterHost(IHost host) => _host = host;

    /// <param name="folder">Has the store, which is made where there is none.</param>
    /// <param name="rules">Of this host's sessions.</param>
    /// <exception cref="NoClusterException">There is none, or it does not answer.</exception>
    public static async Task<ClusterHost> StartAsync(RunFolder folder, IScenarioCatalogue catalogue, SessionRules rules, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(ClusterPlace.Identities))
        {
            throw new NoClusterException("none was set up.");
        }

        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration
            .AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                [$"{LabKubernetesOptions.SectionName}:{nameof(LabKubernetesOptions.IdentitiesDirectory)}"] = ClusterPlace.Identities,
                [$"{LabKubernetesOptions.SectionName}:{nameof(LabKubernetesOptions.ImagesFile)}"] = ClusterPlace.ImagesFile,
                [$"{LabKubernetesOptions.SectionName}:{nameof(LabKubernetesOptions.ProgressFile)}"] = ClusterPlace.ProgressFile,
            })
            .AddEnvironmentVariables() // what the operator sets for the site holds here, too
            .AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                [$"{LabDataOptions.SectionName}:{nameof(LabDataOptions.File)}"] = Path.Combine(folder.Path, StoreName),
            });
        builder.Services.AddSingleton(catalogue);
        builder.Services.AddSingleton(rules);
        builder.Services.AddLabData(builder.Configuration.GetSection(LabDataOptions.SectionName));
        builder.Services.AddLabKubernetes(builder.Configuration.GetSection(LabKubernetesOptions.SectionName));
        foreach (var type in SessionUseCases.Types)
        {
            builder.Services.AddSingleton(type);
        }

        var host = new ClusterHost(builder.Build());
        try
        {
            await host._host.StartAsync(cancellationToken).ConfigureAwait(false);
            await host.AwaitClusterAsync(cancellationToken).ConfigureAwait(false);
            host._loops = Task.WhenAll(host.Get<SessionStarts>().RunAsync(host._stop.Token), host.ReconcileAsync(host._stop.Token));
            return host;
        }
        catch
        {
            await host.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public T Get<T>()
        where T : notnull => _host.Services.GetRequiredService<T>();

    /// <summary>Ends every session of the store that still lives.</summary>
    public async Task EndAllAsync(CancellationToken cancellationToken)
    {
        foreach (var session in await Get<ISessionStore>().ListUnfinishedAsync(cancellationToken).ConfigureAwait(false))
        {
            await Get<SessionChanges>().ApplyAsync(session.Id, current => current.BeginEnd(EndReason.Lost), cancellationToken).ConfigureAwait(false);
        }

        Get<ReconcileSignal>().Send();
    }

    /// <summary>Waits until nothing of the ended sessions is left in the cluster.</summary>
    /// <returns>False when that took longer than <paramref name="limit"/>.</returns>
    public async Task<bool> AwaitNothingLeftAsync(TimeSpan limit, CancellationToken cancellationToken)
    {
        var time = Get<TimeProvider>();
        var started = time.GetTimestamp();
        while ((await Get<ISessionStore>().ListLedgerAsync(cancellationToken).ConfigureAwait(false)).Length > 0)
        {
            if (time.GetElapsedTime(started) >= limit)
            {
                return false;
            }

            Get<ReconcileSignal>().Send();
            await Task.Delay(TimeSpan.FromMilliseconds(200), time, cancellationToken).ConfigureAwait(false);
        }

        return true;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _loops.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); // ends by being cancelled
        await _host.StopAsync(CancellationToken.None).ConfigureAwait(false);
        _host.Dispose();
        _stop.Dispose();
    }

    private async Task AwaitClusterAsync(CancellationToken cancellationToken)
    {
        var health = Get<IClusterHealth>();
        var available = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var subscription = health.Subscribe(() =>
        {
            if (health.Current.Available)
            {
                available.TrySetResult();
            }
        });
        if (health.Current.Available)
        {
            return;
        }

        try
        {
            await available.Task.WaitAsync(s_clusterLimit, Get<TimeProvider>(), cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException exception)
        {
            throw new NoClusterException(health.Current.Message, exception);
        }
    }

    private async Task ReconcileAsync(CancellationToken stopping)
    {
        var (reconciler, signal, time) = (Get<SessionReconciler>(), Get<ReconcileSignal>(), Get<TimeProvider>());
        while (true)
        {
            try
            {
                await reconciler.RunOnceAsync(stopping).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is not OperationCanceledException || !stopping.IsCancellationRequested)
            {
                Log.Failed(Get<ILogger<ClusterHost>>(), exception);
            }

            // Without a pause a signal that is sent again and again would ask the cluster without end.
            await Task.Delay(s_pause / 2, time, stopping).ConfigureAwait(false);
            await signal.WaitAsync(s_pause * 10, time, stopping).ConfigureAwait(false);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 700, EventName = "AuthorReconcileFailed", Level = LogLevel.Error, Message = "A reconcile run failed; the next one tries again.")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
