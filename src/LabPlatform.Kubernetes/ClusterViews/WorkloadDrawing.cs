using System.Collections.Immutable;
using LabPlatform.Domain.Checks;
using LabPlatform.Domain.Checks.Declared;
using LabPlatform.Domain.ClusterViews;
using LabPlatform.Kubernetes.Judging;
using LabPlatform.Kubernetes.Toolboxes;
using LabPlatform.Kubernetes.Watching;

namespace LabPlatform.Kubernetes.ClusterViews;

/// <param name="Groups">What is in each of the picture's groups, in the same order.</param>
internal sealed record DrawnWorkload(WorkloadPicture Picture, ImmutableArray<ImmutableArray<SeenObject>> Groups);

/// <summary>What makes pods, each with its pods; every pod of a namespace is in exactly one of the pictures.</summary>
internal sealed class WorkloadDrawing
{
    private static readonly ImmutableArray<string> s_kinds = ["deployments", "statefulsets", "daemonsets", "jobs", "replicasets"];

    private readonly LabSpace _space;
    private readonly Func<SeenObject, PodPicture> _draw;
    private readonly ILookup<string?, SeenObject> _pods;
    private readonly ILookup<string?, SeenObject> _sets;

    private WorkloadDrawing(LabSpace space, Func<SeenObject, PodPicture> draw)
    {
        (_space, _draw) = (space, draw);
        _pods = space.Pods.OrderBy(pod => pod.Metadata.CreationTimestamp).ThenBy(pod => pod.Name, StringComparer.Ordinal).ToLookup(OwnerOf, StringComparer.Ordinal);
        _sets = space.ReplicaSets.OrderBy(WorkloadJudge.Revision).ThenBy(set => set.Name, StringComparer.Ordinal).ToLookup(OwnerOf, StringComparer.Ordinal);
    }

    public static ImmutableArray<DrawnWorkload> DrawAll(LabSpace space, Func<SeenObject, PodPicture> draw)
    {
        var drawing = new WorkloadDrawing(space, draw);
        var deployments = space.Deployments.Select(deployment => deployment.Uid).ToHashSet(StringComparer.Ordinal);
        var makers = s_kinds
            .SelectMany(kind => space.Known(kind).OrderBy(item => item.Name, StringComparer.Ordinal).Select(item => (Kind: kind, Item: item)))
            .Where(maker => maker.Item.Owner is not { } owner || !deployments.Contains(owner.Uid)) // those are groups of their Deployment
            .ToList();
        var makes = makers.Select(maker => maker.Item.Uid).Concat(space.ReplicaSets.Select(set => set.Uid)).ToHashSet(StringComparer.Ordinal);
        var own = space.Pods.Where(pod => OwnerOf(pod) is not { } owner || !makes.Contains(owner)).OrderBy(pod => pod.Name, StringComparer.Ordinal).ToImmutableArray();
        return
        [
            .. makers.Select(maker => drawing.Draw(maker.Kind, maker.Item)),
            .. own.IsEmpty ? [] : new[] { drawing.Own(own) },
        ];
    }

    private DrawnWorkload Draw(string plural, SeenObject maker)
    {
        CheckableKind.TryFind(plural, out var kind);
        var groups = string.Equals(plural, "deployments", StringComparison.Ordinal)
            ? _sets[maker.Uid]
                .Select(set => (Id: set.Uid ?? set.Name, Revision: (int?)WorkloadJudge.Revision(set), Pods: _pods[set.Uid].ToImmutableArray(), Wanted: WorkloadJudge.Wanted(set)))
                .Where(group => group.Wanted > 0 || !group.Pods.IsEmpty)
                .Select(group => (group.Id, group.Revision, group.Pods))
                .ToImmutableArray()
            : [(maker.Uid ?? maker.Name, null, _pods[maker.Uid].ToImmutableArray())];
        var pods = groups.SelectMany(group => group.Pods).ToImmutableArray();
        var (ready, wanted, state, remark) = string.Equals(plural, "jobs", StringComparison.Ordinal) ? Job(maker, pods) : Rollout(kind!, maker, pods);
        return new DrawnWorkload(
            new WorkloadPicture(kind!.Kind, maker.Name, ready, wanted, maker.IsGoing ? ObjectState.Going : state, remark, [.. groups.Select(group => Group(group.Id, group.Revision, group.Pods))]),
            [.. groups.Select(group => group.Pods)]);
    }

    private DrawnWorkload Own(ImmutableArray<SeenObject> pods)
    {
        var group = Group("own", revision: null, pods);
        return new DrawnWorkload(
            new WorkloadPicture(null, "", group.Pods.Count(pod => pod.State == ObjectState.Ready), pods.Length, Worst(group.Pods), null, [group]),
            [pods]);
    }

    private PodGroup Group(string id, int? revision, ImmutableArray<SeenObject> pods) => new(id, revision, [.. pods.Select(_draw)]);

    private (int Ready, int Wanted, ObjectState State, string? Remark) Rollout(CheckableKind kind, SeenObject maker, ImmutableArray<SeenObject> pods)
    {
        var wanted = kind.Kind is "DaemonSet" ? maker.Number(0, "status", "desiredNumberScheduled") : WorkloadJudge.Wanted(maker);
        var ready = pods.Count(pod => pod.Pod.IsReady);
        return WorkloadJudge.Rollout(_space, kind, maker) switch
        {
            CheckOutcome.Passed => (ready, wanted, ObjectState.Ready, null),
            CheckOutcome.Failed failed => (ready, wanted, ObjectState.Failing, failed.Reason),
            var waiting => (ready, wanted, ObjectState.Waiting, waiting.Reason),
        };
    }

    private (int Ready, int Wanted, ObjectState State, string? Remark) Job(SeenObject job, ImmutableArray<SeenObject> pods)
    {
        var wanted = job.Number(1, "spec", "completions");
        var done = job.Number(0, "status", "succeeded");
        if (WorkloadJudge.Condition(job, "Complete") is { Status: "True" })
        {
            return (done, wanted, ObjectState.Done, null);
        }

        if (WorkloadJudge.Condition(job, "Failed") is { Status: "True" } failed)
        {
            return (done, wanted, ObjectState.Failing, $"The Job has given up: {PodWords.Sentence(failed.Message)}");
        }

        var stuck = pods
            .Where(pod => !pod.Pod.IsReady && pod.Pod.Status.Phase is not ("Succeeded" or "Failed"))
            .Select(pod => (Pod: pod.Name, Trouble: PodJudge.Explain(_space, pod)))
            .FirstOrDefault(found => found.Trouble.Stuck);
        return stuck.Pod is { } name ? (done, wanted, ObjectState.Failing, $"Pod {name}: {stuck.Trouble.Words}")
            : job.Number(0, "status", "failed") is > 0 and var tries ? (done, wanted, ObjectState.Waiting, $"{Words.Count(tries, "try", "tries")} failed; the Job tries again.")
            : (done, wanted, ObjectState.Waiting, null);
    }

    private static ObjectState Worst(ImmutableArray<PodPicture> pods) =>
        pods.Any(pod => pod.State == ObjectState.Failing) ? ObjectState.Failing
        : pods.Any(pod => pod.State is ObjectState.Waiting or ObjectState.Going) ? ObjectState.Waiting
        : pods.All(pod => pod.State == ObjectState.Done) ? ObjectState.Done
        : ObjectState.Ready;

    private static string? OwnerOf(SeenObject item) => item.Owner?.Uid;
}
