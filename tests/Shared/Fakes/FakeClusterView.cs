using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using LabPlatform.Domain.ClusterViews;
using LabPlatform.Domain.Sessions;

namespace LabPlatform.Tests.Shared.Fakes;

/// <summary>Shows the picture that the test has set; an empty one when it has set none.</summary>
internal sealed class FakeClusterView : IClusterView
{
    private readonly Lock _gate = new();
    private readonly ConcurrentQueue<SessionId> _shown = new();
    private ClusterPicture _picture = new([], null);
    private TaskCompletionSource _changed = NewSignal();
    private int _watching;

    /// <summary>How many watch now.</summary>
    public int Watching => _watching;

    /// <summary>Whose pictures were asked for, in order.</summary>
    public IReadOnlyList<SessionId> Shown => [.. _shown];

    public void Set(ClusterPicture picture)
    {
        TaskCompletionSource changed;
        lock (_gate)
        {
            _picture = picture;
            (changed, _changed) = (_changed, NewSignal());
        }

        changed.SetResult();
    }

    public async IAsyncEnumerable<ClusterPicture> WatchAsync(LabSession session, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        _shown.Enqueue(session.Id);
        Interlocked.Increment(ref _watching);
        try
        {
            while (true)
            {
                ClusterPicture picture;
                Task changed;
                lock (_gate)
                {
                    (picture, changed) = (_picture, _changed.Task);
                }

                yield return picture;
                await changed.WaitAsync(cancellationToken);
            }
        }
        finally
        {
            Interlocked.Decrement(ref _watching);
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
