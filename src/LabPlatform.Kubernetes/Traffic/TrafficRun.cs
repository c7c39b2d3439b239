using System.Buffers;
using System.Collections.Immutable;
using System.IO.Pipelines;
using System.Threading.Channels;
using LabPlatform.Domain.Sessions;
using LabPlatform.Domain.Traffic;
using LabPlatform.Kubernetes.Client;
using LabPlatform.Kubernetes.ClusterViews;
using LabPlatform.Kubernetes.Watching;

namespace LabPlatform.Kubernetes.Traffic;

/// <summary>One run of <c>measure-traffic.py</c>: tells it where to send, and reads what it says.</summary>
internal sealed class TrafficRun(PodExec exec, WatchLease lease, HostNamespace space, TrafficOrder order, TimeProvider time)
{
    /// <summary>So many bytes without the end of a line are not from our script.</summary>
    private const int LongestLine = 64 * 1024;

    /// <summary>Where so many bytes have come, more wait: they are taken at once.</summary>
    private const int Much = 32 * 1024;

    /// <summary>What comes within this time is told together.</summary>
    private static readonly TimeSpan s_batch = TimeSpan.FromMilliseconds(400);

    private readonly Dictionary<string, string> _pods = new(StringComparer.Ordinal);
    private volatile string? _trouble;

    /// <summary>Until the script or the connection ends.</summary>
    /// <exception cref="KubernetesConnectionException">The connection was lost.</exception>
    public async Task RunAsync(ChannelWriter<TrafficNews> news, CancellationToken cancellationToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await exec.StandardError.CompleteAsync().ConfigureAwait(false);
        Task[] both = [SteerAsync(news, end.Token), ReadAsync(news, end.Token)];
        try
        {
            await (await Task.WhenAny(both).ConfigureAwait(false)).ConfigureAwait(false);
        }
        finally
        {
            await end.CancelAsync().ConfigureAwait(false);
            await Task.WhenAll(both).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task SteerAsync(ChannelWriter<TrafficNews> news, CancellationToken cancellationToken)
    {
        TrafficAddress? sent = null;
        while (true)
        {
            var (address, trouble) = TrafficAddress.Find(lease, space, order);
            if (address != sent)
            {
                sent = address;
                await exec.SendAsync(address.ToLine(), cancellationToken).ConfigureAwait(false);
            }

            if (!string.Equals(trouble, _trouble, StringComparison.Ordinal))
            {
                _trouble = trouble;
                await news.WriteAsync(new TrafficNews([], trouble), cancellationToken).ConfigureAwait(false);
            }

            await lease.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task ReadAsync(ChannelWriter<TrafficNews> news, CancellationToken cancellationToken)
    {
        var reader = exec.StandardOutput;
        while (true)
        {
            var result = await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
            var (answers, used) = Take(result);
            var length = result.Buffer.Length;
            if (result.Buffer.Slice(used).Length > LongestLine)
            {
                throw new KubernetesConnectionException("What sends requests says something that is no answer.");
            }

            reader.AdvanceTo(used, result.Buffer.End);
            if (!answers.IsEmpty)
            {
                await news.WriteAsync(new TrafficNews(answers, _trouble), cancellationToken).ConfigureAwait(false);
            }

            if (result.IsCompleted)
            {
                return;
            }

            if (length < Much)
            {
                await Task.Delay(s_batch, time, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private (ImmutableArray<TrafficAnswer> Answers, SequencePosition Used) Take(ReadResult result)
    {
        var answers = ImmutableArray.CreateBuilder<TrafficAnswer>();
        RememberPods();
        var rest = new SequenceReader<byte>(result.Buffer);
        while (rest.TryReadTo(out ReadOnlySequence<byte> line, (byte)'\n'))
        {
            if (TrafficLine.Read(line.ToArray(), _pods) is { } answer)
            {
                answers.Add(answer);
            }
        }

        return (answers.ToImmutable(), rest.Position);
    }

    /// <summary>Pods that the Service chooses or has chosen: the answer of one that has just gone may still be on its way.</summary>
    private void RememberPods()
    {
        var (seen, _) = lease.LookAtLast();
        if (TrafficAddress.Service(seen, space, order) is not { } service)
        {
            return;
        }

        foreach (var pod in seen.TryGet("pods", space.Name).Where(service.Chooses))
        {
            _pods[pod.Name] = PodDrawing.VersionOf(pod.Pod);
        }
    }
}
