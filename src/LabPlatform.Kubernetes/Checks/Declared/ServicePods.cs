using System.Collections.Immutable;
using LabPlatform.Domain.Checks;
using LabPlatform.Domain.Checks.Declared;
using LabPlatform.Kubernetes.Judging;
using LabPlatform.Kubernetes.Watching;

namespace LabPlatform.Kubernetes.Checks.Declared;

/// <summary>A Service and the pods its selector reaches now.</summary>
/// <param name="Selector">Of the Service.</param>
/// <param name="Pods">Those that have not ended and are not being deleted, by name.</param>
internal sealed record ServicePods(SeenObject Service, IReadOnlyDictionary<string, string> Selector, ImmutableArray<SeenObject> Pods)
{
    public ImmutableArray<SeenObject> Ready => [.. Pods.Where(pod => pod.Pod.IsReady)];

    /// <returns>The Service with at least one pod, or what is to be said instead.</returns>
    public static (ServicePods? Found, CheckOutcome? Trouble) Find(LabSpace space, ObjectReference reference)
    {
        var (services, trouble) = ObjectChecks.Targets(space, reference);
        if (trouble is not null)
        {
            return (null, trouble);
        }

        var service = services[0];
        var selector = Selection.OfService(service);
        if (selector.Count == 0)
        {
            return (null, new CheckOutcome.Failed($"Service {service.Name} has no selector, so it reaches no pods."));
        }

        CheckableKind.TryFind("pods", out var kind);
        var chosen = Selection.For(selector);
        var pods = space.All(kind!).Where(pod => !pod.IsGoing && pod.Pod.Status.Phase is not ("Succeeded" or "Failed")).OrderBy(pod => pod.Name, StringComparer.Ordinal).ToList();
        var found = pods.Where(pod => chosen.Matches(pod.Labels)).ToImmutableArray();
        return found.Length > 0 ? (new ServicePods(service, selector, found), null) : (null, Nothing(space, service, selector, pods));
    }

    private static CheckOutcome Nothing(LabSpace space, SeenObject service, IReadOnlyDictionary<string, string> selector, List<SeenObject> others)
    {
        var words = $"Service {service.Name} looks for pods with {Words.Selector(selector)}, and there are none.";
        return WorkloadJudge.Expecting(space, Selection.For(selector)) switch
        {
            CheckOutcome.Failed failed => new CheckOutcome.Failed($"{words} {failed.Reason}"),
            { } expected => new CheckOutcome.NotYet($"{words} {expected.Reason}"),
            _ when others.Count == 0 => new CheckOutcome.Failed(words),
            _ => new CheckOutcome.Failed($"{words} The pods here have other labels: {Words.NamesAndLabels(others)}."),
        };
    }
}
