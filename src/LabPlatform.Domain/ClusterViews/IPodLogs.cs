using LabPlatform.Domain.Sessions;

namespace LabPlatform.Domain.ClusterViews;

/// <summary>Reads what the containers of a learner's pod print.</summary>
public interface IPodLogs
{
    /// <summary>The last lines and then what comes, of all its containers.</summary>
    /// <param name="session">Whose.</param>
    /// <param name="space">One of the session's.</param>
    /// <param name="pod">Its name.</param>
    /// <param name="cancellationToken">Ends it; nothing of it goes on a second later.</param>
    /// <remarks>What is printed faster than it is read waits in the pod's log. Ends with the containers, or when they cannot be read; the last part says so.</remarks>
    IAsyncEnumerable<PodLogPart> FollowAsync(LabSession session, VirtualNamespace space, string pod, CancellationToken cancellationToken);
}

/// <param name="Text">What was printed since the last part, without control characters other than tabs and ends of lines.</param>
/// <param name="End">Why nothing more comes, one sentence for the learner; null while it goes on.</param>
public sealed record PodLogPart(string Text, string? End);
