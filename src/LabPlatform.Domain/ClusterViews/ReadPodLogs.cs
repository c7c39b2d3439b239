using System.Runtime.CompilerServices;
using LabPlatform.Domain.Sessions;

namespace LabPlatform.Domain.ClusterViews;

/// <summary>Lets a learner read the logs of a pod of their own session.</summary>
public sealed class ReadPodLogs(SessionAccess access, IPodLogs logs)
{
    /// <summary>Of one session at once.</summary>
    private const int Most = 3;

    private const int LongestName = 253;

    private readonly SessionSlots _slots = new(Most);

    /// <summary>As <see cref="IPodLogs.FollowAsync"/>. Nothing for somebody else's session, one that is not ready, or what cannot be a pod's name.</summary>
    public async IAsyncEnumerable<PodLogPart> ExecuteAsync(SessionId session, LearnerId learner, VirtualNamespace space, string pod, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (await access.FindAsync(session, learner, cancellationToken).ConfigureAwait(false) is not { State: SessionState.Ready } found
            || !found.Namespaces.Learner.ContainsKey(space)
            || !IsName(pod))
        {
            yield break;
        }

        if (!_slots.TryTake(session))
        {
            yield return new PodLogPart("", $"{Most} logs of this lab are open already. Close one of them first.");
            yield break;
        }

        try
        {
            await foreach (var part in logs.FollowAsync(found, space, pod, cancellationToken).ConfigureAwait(false))
            {
                yield return part;
            }
        }
        finally
        {
            _slots.GiveBack(session);
        }
    }

    /// <summary>An RFC 1123 subdomain: nothing that a command line could take for an option.</summary>
    private static bool IsName(string pod) =>
        pod is { Length: > 0 and <= LongestName }
        && char.IsAsciiLetterOrDigit(pod[0])
        && pod.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is '-' or '.');
}
