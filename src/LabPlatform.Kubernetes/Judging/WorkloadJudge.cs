using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using LabPlatform.Domain.Checks;
using LabPlatform.Domain.Checks.Declared;
using LabPlatform.Kubernetes.Namespaces;
using LabPlatform.Kubernetes.Toolboxes;
using LabPlatform.Kubernetes.Watching;

namespace LabPlatform.Kubernetes.Judging;

/// <summary>Says whether what makes pods has made them all, and what keeps it where it has not.</summary>
internal static class WorkloadJudge
{
    /// <returns>Passed, not yet, or failed with what stands in the way.</returns>
    public static CheckOutcome Rollout(LabSpace space, CheckableKind kind, SeenObject workload)
    {
        var what = Words.Of(kind, workload);
        if (workload.IsNew)
        {
            return new CheckOutcome.NotYet($"The cluster is just taking up the newest version of {what}.");
        }

        return kind.Plural switch
        {
            "deployments" => Deployment(space, what, workload),
            "statefulsets" => StatefulSet(space, what, workload),
            "daemonsets" => DaemonSet(space, what, workload),
            _ => Replicas(space, what, workload),
        };
    }

    /// <summary>What keeps the workload a pod belongs to from being as its owner wants it.</summary>
    /// <returns>Null where nothing does, or nobody made the pod.</returns>
    public static CheckOutcome? OwnerOf(LabSpace space, SeenObject pod)
    {
        var owner = Find(space.ReplicaSets, pod.Owner?.Uid);
        var (kind, workload) = owner is not null && Find(space.Deployments, owner.Owner?.Uid) is { } deployment ? ("deployments", deployment)
            : owner is not null ? ("replicasets", owner)
            : ("statefulsets", Find(space.StatefulSets, pod.Owner?.Uid));
        if (workload is null || !CheckableKind.TryFind(kind, out var found))
        {
            return null;
        }

        var outcome = Rollout(space, found, workload);
        return outcome is CheckOutcome.Passed ? null : outcome;
    }

    /// <summary>Whether more pods with labels that all of these choose are on their way, or what keeps them from being made.</summary>
    /// <returns>Null where nobody is about to make any.</returns>
    public static CheckOutcome? Expecting(LabSpace space, params ReadOnlySpan<Selection> selectors)
    {
        Selection[] chosen = [.. selectors];
        foreach (var (kind, workloads) in ((string, ImmutableArray<SeenObject>)[])[("deployments", space.Deployments), ("statefulsets", space.StatefulSets), ("replicasets", space.ReplicaSets)])
        {
            foreach (var workload in workloads.Where(workload => !workload.IsGoing && Array.TrueForAll(chosen, selector => selector.Matches(TemplateLabels(workload)))))
            {
                CheckableKind.TryFind(kind, out var found);
                if (workload.IsNew || Made(workload) < Wanted(workload))
                {
                    return Refusal(space, workload) is { } refusal
                        ? new CheckOutcome.Failed($"{Words.Of(found!, workload)} cannot make its pods: {refusal}")
                        : new CheckOutcome.NotYet($"The pods of {Words.Of(found!, workload)} are being made.");
                }
            }
        }

        return null;
    }

    private static CheckOutcome Deployment(LabSpace space, string what, SeenObject workload)
    {
        var wanted = Wanted(workload);
        var updated = workload.Number(0, "status", "updatedReplicas");
        var total = Made(workload);
        var available = workload.Number(0, "status", "availableReplicas");
        if (updated >= wanted && total <= updated && available >= updated)
        {
            return new CheckOutcome.Passed("");
        }

        if (workload.Field("spec", "paused") is { ValueKind: JsonValueKind.True })
        {
            return new CheckOutcome.Failed($"The rollout of {what} is paused. “kubectl rollout resume” lets it go on.");
        }

        var newest = space.ReplicaSets.Where(set => IsOwned(set, workload)).MaxBy(Revision);
        var pods = newest is null ? [] : space.Pods.Where(pod => IsOwned(pod, newest) && !pod.IsGoing).ToImmutableArray();
        var ready = pods.Count(pod => pod.Pod.IsReady);
        var refusal = Refusal(space, workload) ?? (newest is null ? null : Refusal(space, newest));
        if (refusal is null && pods.Length >= wanted && ready >= wanted && total > updated)
        {
            return new CheckOutcome.NotYet($"The new pods of {what} are ready; {Words.Count(total - updated, "old one")} {(total - updated == 1 ? "is" : "are")} being taken away.");
        }

        var late = Condition(workload, "Progressing") is { Status: "False", Reason: "ProgressDeadlineExceeded" };
        return Waiting(space, $"{ready} of {Words.Count(wanted, "replica")} of {what} {(ready == 1 ? "is" : "are")} new and ready.", pods, refusal, late ? "It has taken longer than the Deployment allows." : null);
    }

    private static CheckOutcome StatefulSet(LabSpace space, string what, SeenObject workload)
    {
        var wanted = Wanted(workload);
        var ready = workload.Number(0, "status", "readyReplicas");
        var isNewest = string.Equals(Text(workload, "currentRevision"), Text(workload, "updateRevision"), StringComparison.Ordinal);
        if (ready >= wanted && Made(workload) <= wanted && isNewest)
        {
            return new CheckOutcome.Passed("");
        }

        var pods = space.Pods.Where(pod => IsOwned(pod, workload) && !pod.IsGoing).ToImmutableArray();
        return Waiting(
            space, $"{ready} of {Words.Count(wanted, "replica")} of {what} {(ready == 1 ? "is" : "are")} ready{(isNewest ? "" : ", and some are of an old version")}.", pods, Refusal(space, workload), late: null);
    }

    private static CheckOutcome DaemonSet(LabSpace space, string what, SeenObject workload)
    {
        var wanted = workload.Number(0, "status", "desiredNumberScheduled");
        var updated = workload.Number(0, "status", "updatedNumberScheduled");
        var available = workload.Number(0, "status", "numberAvailable");
        if (updated >= wanted && available >= wanted)
        {
            return new CheckOutcome.Passed("");
        }

        var pods = space.Pods.Where(pod => IsOwned(pod, workload) && !pod.IsGoing).ToImmutableArray();
        return Waiting(space, $"{Math.Min(updated, available)} of {Words.Count(wanted, "pod")} of {what} {(Math.Min(updated, available) == 1 ? "is" : "are")} new and ready.", pods, Refusal(space, workload), late: null);
    }

    private static CheckOutcome Replicas(LabSpace space, string what, SeenObject workload)
    {
        var wanted = Wanted(workload);
        var ready = workload.Number(0, "status", "readyReplicas");
        if (ready >= wanted && Made(workload) <= wanted)
        {
            return new CheckOutcome.Passed("");
        }

        var pods = space.Pods.Where(pod => IsOwned(pod, workload) && !pod.IsGoing).ToImmutableArray();
        return Waiting(space, $"{ready} of {Words.Count(wanted, "replica")} of {what} {(ready == 1 ? "is" : "are")} ready.", pods, Refusal(space, workload), late: null);
    }

    /// <summary>What stands in the way comes first: a pod that starts does not help when the next one cannot be made.</summary>
    private static CheckOutcome Waiting(LabSpace space, string progress, ImmutableArray<SeenObject> pods, string? refusal, string? late)
    {
        var judged = pods.Select(pod => PodJudge.Judge(space, pod)).ToList();
        var stuck = judged.OfType<CheckOutcome.Failed>().FirstOrDefault();
        return (stuck, refusal, late) switch
        {
            ({ } pod, _, _) => new CheckOutcome.Failed($"{progress} {pod.Reason}"),
            (_, { } words, _) => new CheckOutcome.Failed($"{progress} No more pods can be made: {words}"),
            (_, _, { } words) => new CheckOutcome.Failed($"{progress} {words}"),
            _ => new CheckOutcome.NotYet($"{progress} {judged.OfType<CheckOutcome.NotYet>().FirstOrDefault()?.Reason}".TrimEnd()),
        };
    }

    /// <summary>Why the cluster does not let it make pods, or null.</summary>
    private static string? Refusal(LabSpace space, SeenObject workload)
    {
        var message = Condition(workload, "ReplicaFailure") is { Status: "True" } condition
            ? condition.Message
            : Made(workload) < Wanted(workload) ? space.WarningsOf(workload).FirstOrDefault(warning => warning.Reason is "FailedCreate")?.Message : null;
        return message is null ? null : QuotaWords.Find(message) ?? PodWords.Sentence(message);
    }

    /// <returns>A condition of its status by type, or null.</returns>
    public static (string? Status, string? Reason, string? Message)? Condition(SeenObject workload, string type)
    {
        if (workload.Field("status", "conditions") is not { ValueKind: JsonValueKind.Array } conditions)
        {
            return null;
        }

        foreach (var condition in conditions.EnumerateArray())
        {
            if (string.Equals(Text(condition, "type"), type, StringComparison.Ordinal))
            {
                return (Text(condition, "status"), Text(condition, "reason"), Text(condition, "message"));
            }
        }

        return null;
    }

    private static Dictionary<string, string> TemplateLabels(SeenObject workload) =>
        workload.Field("spec", "template", "metadata", "labels") is { ValueKind: JsonValueKind.Object } labels
            ? labels.EnumerateObject().ToDictionary(label => label.Name, label => label.Value.GetString() ?? "", StringComparer.Ordinal)
            : [];

    /// <summary>How many pods are asked for; one where nothing is said.</summary>
    public static int Wanted(SeenObject workload) => workload.Number(1, "spec", "replicas");

    private static int Made(SeenObject workload) => workload.Number(0, "status", "replicas");

    private static bool IsOwned(SeenObject item, SeenObject owner) => item.Owner?.Uid is { } uid && string.Equals(uid, owner.Uid, StringComparison.Ordinal);

    private static SeenObject? Find(ImmutableArray<SeenObject> items, string? uid) =>
        uid is null ? null : items.FirstOrDefault(item => string.Equals(item.Uid, uid, StringComparison.Ordinal));

    /// <summary>Of a Deployment's ReplicaSet; 0 for one without.</summary>
    public static int Revision(SeenObject set) =>
        int.TryParse(set.Metadata.Annotation("deployment.kubernetes.io/revision"), NumberStyles.None, CultureInfo.InvariantCulture, out var revision) ? revision : 0;

    private static string? Text(SeenObject workload, string field) => workload.Field("status", field)?.GetString();

    private static string? Text(JsonElement item, string field) => item.TryGetProperty(field, out var value) ? value.GetString() : null;
}
