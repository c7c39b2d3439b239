using LabPlatform.Domain.Environments;
using LabPlatform.Kubernetes.Client;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LabPlatform.Kubernetes.Watching;

/// <summary>Asks the API server every few seconds whether it is ready, and reads how far <c>./lab up</c> is while it is not.</summary>
internal sealed partial class ClusterHealth(LabIdentities identities, IOptions<LabKubernetesOptions> options, TimeProvider time, ILogger<ClusterHealth> logger)
    : BackgroundService, IClusterHealth
{
    private static readonly TimeSpan s_period = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private readonly List<Action> _listeners = [];
    private volatile ClusterStatus _current = new(Available: false, "Looking for the cluster…", Progress: null);

    public ClusterStatus Current => _current;

    public IDisposable Subscribe(Action changed)
    {
        ArgumentNullException.ThrowIfNull(changed);
        lock (_gate)
        {
            _listeners.Add(changed);
        }

        return new Subscription(this, changed);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(s_period, time);
        do
        {
            await LookAsync(stoppingToken).ConfigureAwait(false);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
    }

    internal async Task LookAsync(CancellationToken cancellationToken)
    {
        var problem = await ProblemAsync(cancellationToken).ConfigureAwait(false);
        var status = problem is null
            ? new ClusterStatus(Available: true, "", Progress: null)
            : ClusterBuild.Read(options.Value.ProgressFile) is { } build ? build : new ClusterStatus(Available: false, problem, Progress: null);
        if (status == _current)
        {
            return;
        }

        _current = status;
        Log.Changed(logger, status.Available, status.Message);
        Action[] listeners;
        lock (_gate)
        {
            listeners = [.. _listeners];
        }

        foreach (var listener in listeners)
        {
            Tell(listener);
        }
    }

    private async Task<string?> ProblemAsync(CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(s_limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await identities.Web.GetRawAsync("/readyz", either.Token).ConfigureAwait(false);
            return null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return "The cluster does not answer.";
        }
        catch (KubernetesConnectionException)
        {
            return "The cluster does not answer.";
        }
        catch (KubernetesException exception)
        {
            return exception.IsUnauthorized ? "The cluster does not accept the platform's credentials." : "The cluster is not ready.";
        }
        catch (KubeConfigException exception)
        {
            if (!string.Equals(_current.Message, LabIdentities.NotSetUpRightly, StringComparison.Ordinal)) // once, not every three seconds
            {
                Log.Unusable(logger, exception.Message);
            }

            return LabIdentities.NotSetUpRightly;
        }
        catch (EnvironmentException exception)
        {
            return exception.Message;
        }
    }

    private void Tell(Action listener)
    {
        try
        {
            listener();
        }
        catch (Exception exception)
        {
            // One dying page must not keep the news from the others, or end this loop.
            Log.ListenerFailed(logger, exception);
        }
    }

    private sealed class Subscription(ClusterHealth health, Action listener) : IDisposable
    {
        public void Dispose()
        {
            lock (health._gate)
            {
                health._listeners.Remove(listener);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 310, EventName = "ClusterHealthChanged", Level = LogLevel.Information, Message = "Cluster available: {Available}. {Reason}")]
        public static partial void Changed(ILogger logger, bool available, string reason);

        [LoggerMessage(EventId = 311, EventName = "ClusterHealthListenerFailed", Level = LogLevel.Warning, Message = "A listener of the cluster's health failed.")]
        public static partial void ListenerFailed(ILogger logger, Exception exception);

        [LoggerMessage(EventId = 312, EventName = "ClusterCredentialsUnusable", Level = LogLevel.Warning, Message = "The cluster cannot be asked: {Reason}")]
        public static partial void Unusable(ILogger logger, string reason);
    }
}
