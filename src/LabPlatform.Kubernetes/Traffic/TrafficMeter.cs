using System.Runtime.CompilerServices;
using System.Threading.Channels;
using LabPlatform.Domain.Environments;
using LabPlatform.Domain.Sessions;
using LabPlatform.Domain.Traffic;
using LabPlatform.Kubernetes.Checks;
using LabPlatform.Kubernetes.Client;
using LabPlatform.Kubernetes.Toolboxes;
using LabPlatform.Kubernetes.Watching;
using Microsoft.Extensions.Logging;

namespace LabPlatform.Kubernetes.Traffic;

/// <summary>Sends from the session's checker: inside the cluster, and out of the learner's reach.</summary>
internal sealed partial class TrafficMeter(LabIdentities identities, LabWatches watches, CheckerRenewal renewal, TimeProvider time, ILogger<TrafficMeter> logger) : ITrafficMeter
{
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(2);

    private static readonly ExecOptions s_exec = new() { Container = ToolboxPods.Checker, Stdin = true };

    public async IAsyncEnumerable<TrafficNews> MeasureAsync(LabSession session, TrafficOrder order, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(order);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var news = Channel.CreateBounded<TrafficNews>(new BoundedChannelOptions(8) { FullMode = BoundedChannelFullMode.Wait });
        var work = Task.Run(() => RunAsync(session, order, news.Writer, end.Token), CancellationToken.None);
        try
        {
            await foreach (var item in news.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                yield return item;
            }
        }
        finally
        {
            await end.CancelAsync().ConfigureAwait(false);
            await work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task RunAsync(LabSession session, TrafficOrder order, ChannelWriter<TrafficNews> news, CancellationToken cancellationToken)
    {
        try
        {
            var space = session.Namespaces[order.Namespace];
            using var lease = watches.Open([(ObservedKinds.Pods, space.Name), (ObservedKinds.Of("services"), space.Name)]);
            await lease.UntilCompleteAsync(time, cancellationToken).ConfigureAwait(false);
            while (true)
            {
                var trouble = await TryMeasureAsync(session, order, lease, news, cancellationToken).ConfigureAwait(false);
                await news.WriteAsync(new TrafficNews([], trouble), cancellationToken).ConfigureAwait(false);
                await Task.Delay(s_pause, time, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception exception)
        {
            news.TryComplete(exception);
        }
    }

    /// <returns>Why it does not go on, in words: the checker is away, or starting. The next try may find it.</returns>
    private async Task<string> TryMeasureAsync(LabSession session, TrafficOrder order, WatchLease lease, ChannelWriter<TrafficNews> news, CancellationToken cancellationToken)
    {
        const string Away = "The machine that sends requests cannot be reached. It is tried again.";
        try
        {
            await RenewAsync(session, cancellationToken).ConfigureAwait(false);
            string[] command = ["/usr/bin/python3", "-I", "-S", "-c", EmbeddedText.Get("measure-traffic.py")];
            var exec = await identities.Web.ExecAsync(session.Namespaces.System.Name, ToolboxPods.Checker, command, s_exec, cancellationToken).ConfigureAwait(false);
            await using (exec.ConfigureAwait(false))
            {
                await new TrafficRun(exec, lease, session.Namespaces[order.Namespace], order, time).RunAsync(news, cancellationToken).ConfigureAwait(false);
            }

            return Away;
        }
        catch (EnvironmentException exception)
        {
            return exception.Message;
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            Log.Interrupted(logger, exception, session.Id);
            return Away;
        }
    }

    private async Task RenewAsync(LabSession session, CancellationToken cancellationToken)
    {
        if (PodWords.LossOf(await identities.Web.FindAsync(ApiResource.Pods, session.Namespaces.System.Name, ToolboxPods.Checker, cancellationToken).ConfigureAwait(false)) is not null)
        {
            await renewal.RunAsync(session.Id, cancellationToken).ConfigureAwait(false);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 360, EventName = "TrafficInterrupted", Level = LogLevel.Information, Message = "Sending requests for session {Session} was interrupted; it begins again.")]
        public static partial void Interrupted(ILogger logger, Exception exception, SessionId session);
    }
}
