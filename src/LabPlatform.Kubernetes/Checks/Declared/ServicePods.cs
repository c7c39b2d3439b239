using System.Collections.Immutable;
using LabPlatform.Domain.Checks;
using LabPlatform.Domain.Checks.Declared;
using LabPlatform.Kubernetes.Judging;
using LabPlatform.Kubernetes.Watching;

namespace LabPlatform.Kubernetes.Checks.Declared;

/// <summary>A Service and the pods its selector reaches now.</summary>
/// <param name="Pods">Those that have not ended and are not being deleted, by name.</param>
internal sealed record ServicePods(SeenService Service, ImmutableArray<SeenObject> Pods)
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

        var service = new SeenService(services[0]);
        if (service.Selector.Count == 0)
        {
            return (null, new CheckOutcome.Failed($"Service {service.Name} has no selector, so it reaches no pods."));
        }

        CheckableKind.TryFind("pods", out var kind);
        var pods = space.All(kind!).Where(SeenService.CanServe).OrderBy(pod => pod.Name, StringComparer.Ordinal).ToList();
        var found = pods.Where(service.Chooses).ToImmutableArray();
        return found.Length > 0 ? (new ServicePods(service, found), null) : (null, Nothing(space, service, pods));
    }

    private static CheckOutcome Nothing(LabSpace space, SeenService service, List<SeenObject> others)
    {
        var words = $"Service {service.Name} looks for pods with {Words.Selector(service.Selector)}, and there are none.";
        return WorkloadJudge.Expecting(space, Selection.For(service.Selector)) switch
        {
            CheckOutcome.Failed failed => new CheckOutcome.Failed($"{words} {failed.Reason}"),
            { } expected => new CheckOutcome.NotYet($"{words} {expected.Reason}"),
            _ when others.Count == 0 => new CheckOutcome.Failed(words),
            _ => new CheckOutcome.Failed($"{words} The pods here have other labels: {Words.NamesAndLabels(others)}."),
        };
    }
}
