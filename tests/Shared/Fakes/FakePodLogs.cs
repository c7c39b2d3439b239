using LabPlatform.Domain.ClusterViews;
using LabPlatform.Domain.Sessions;

namespace LabPlatform.Tests.Shared.Fakes;

/// <summary>Prints what the test says, to the one who reads last.</summary>
internal sealed class FakePodLogs : IPodLogs
{
    private readonly ToldStream<PodLogPart> _parts = new();

    /// <summary>How many read now.</summary>
    public int Reading => _parts.Listening;

    /// <summary>Whose log was asked for last, or null.</summary>
    public string? Pod { get; private set; }

    public void Print(string text) => _parts.Tell(new PodLogPart(text, null));

    public void End(string why)
    {
        _parts.Tell(new PodLogPart("", why));
        _parts.Complete();
    }

    public IAsyncEnumerable<PodLogPart> FollowAsync(LabSession session, VirtualNamespace space, string pod, CancellationToken cancellationToken)
    {
        Pod = pod;
        return _parts.ListenAsync(cancellationToken);
    }
}
