using System.Runtime.CompilerServices;
using System.Threading.Channels;
using LabPlatform.Domain.ClusterViews;
using LabPlatform.Domain.Sessions;

namespace LabPlatform.Tests.Shared.Fakes;

/// <summary>Prints what the test says, to the one who reads last.</summary>
internal sealed class FakePodLogs : IPodLogs
{
    private volatile Channel<PodLogPart> _parts = Channel.CreateUnbounded<PodLogPart>();
    private int _reading;

    /// <summary>How many read now.</summary>
    public int Reading => _reading;

    /// <summary>Whose log was asked for last, or null.</summary>
    public string? Pod { get; private set; }

    public void Print(string text) => _parts.Writer.TryWrite(new PodLogPart(text, null)).ShouldBeTrue();

    public void End(string why)
    {
        _parts.Writer.TryWrite(new PodLogPart("", why)).ShouldBeTrue();
        _parts.Writer.Complete();
    }

    public async IAsyncEnumerable<PodLogPart> FollowAsync(LabSession session, VirtualNamespace space, string pod, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var parts = Channel.CreateUnbounded<PodLogPart>();
        (_parts, Pod) = (parts, pod);
        Interlocked.Increment(ref _reading);
        try
        {
            await foreach (var part in parts.Reader.ReadAllAsync(cancellationToken))
            {
                yield return part;
            }
        }
        finally
        {
            Interlocked.Decrement(ref _reading);
        }
    }
}
