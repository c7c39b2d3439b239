using System.Collections.Immutable;
using LabPlatform.Domain.Checks;
using LabPlatform.Domain.Checks.Declared;
using LabPlatform.Kubernetes.Judging;
using LabPlatform.Kubernetes.Watching;

namespace LabPlatform.Kubernetes.Checks.Declared;

/// <summary>Whether a field of one or several objects has a value.</summary>
internal static class FieldCheck
{
    private const int LongestValue = 200;

    public static CheckOutcome Holds(LabSpace space, FieldHolds condition)
    {
        if (!JsonPath.TryParse(condition.Path, out var path, out var problem))
        {
            throw new FormatException(problem);
        }

        var (targets, trouble) = ObjectChecks.Targets(space, condition.Target);
        if (trouble is not null)
        {
            return trouble;
        }

        foreach (var target in targets)
        {
            ImmutableArray<string> values = [.. path.Select(target.Json).Select(JsonPathValues.TextOf)];
            if (!Holds(condition.Value, values))
            {
                var mistake = $"{Words.Of(condition.Target.Kind, target)}: {condition.Path} {Found(values)}; it should be {condition.Value.Words()}.";
                return Explain(space, condition, target, mistake);
            }
        }

        return new CheckOutcome.Passed("");
    }

    /// <summary>Of several values each must be large or small enough; for all else they are one text, as kubectl prints them.</summary>
    private static bool Holds(Comparison wanted, ImmutableArray<string> values) => values.Length switch
    {
        0 => wanted.Holds(null),
        > 1 when wanted.Kind is ComparisonKind.AtLeast or ComparisonKind.AtMost => values.All(value => wanted.Holds(value)),
        _ => wanted.Holds(string.Join(' ', values)),
    };

    private static string Found(ImmutableArray<string> values)
    {
        var text = string.Join(' ', values);
        return values.Length == 0 ? "is not set" : $"is {ComparisonRules.Quoted(text.CutAt(LongestValue))}";
    }

    /// <summary>What the cluster itself writes may still come; a pod that is being replaced takes its mistake with it.</summary>
    private static CheckOutcome Explain(LabSpace space, FieldHolds condition, SeenObject target, string mistake)
    {
        var isStatus = condition.Path.TrimStart('$').StartsWith(".status", StringComparison.Ordinal);
        var cause = condition.Target.Kind.Plural switch
        {
            "pods" => (isStatus ? PodJudge.Judge(space, target) : null) ?? WorkloadJudge.OwnerOf(space, target),
            "deployments" or "statefulsets" or "daemonsets" or "replicasets" or "replicationcontrollers" when isStatus => WorkloadJudge.Rollout(space, condition.Target.Kind, target),
            "jobs" when isStatus => Job(space, target),
            "persistentvolumeclaims" or "horizontalpodautoscalers" or "services" or "ingresses" when isStatus => new CheckOutcome.NotYet(""),
            _ => null,
        };
        var words = cause is { Reason.Length: > 0 } ? $"{mistake} {cause.Reason}" : mistake;
        return cause is CheckOutcome.NotYet || WaitsForTheEnd(condition, target) ? new CheckOutcome.NotYet(words) : new CheckOutcome.Failed(words);
    }

    private static CheckOutcome? Job(LabSpace space, SeenObject job)
    {
        if (job.Number(0, "status", "failed") == 0 && job.Number(0, "status", "succeeded") >= job.Number(1, "spec", "completions"))
        {
            return null;
        }

        var pods = space.Pods.Where(pod => pod.Owner?.Uid is { } uid && string.Equals(uid, job.Uid, StringComparison.Ordinal) && pod.Pod.Status.Phase is not "Succeeded");
        return pods.Select(pod => PodJudge.Judge(space, pod)).OfType<CheckOutcome.Failed>().FirstOrDefault()
            ?? (CheckOutcome)new CheckOutcome.NotYet(job.Number(0, "status", "active") > 0 ? "It is still at work." : "");
    }

    /// <summary>A pod that runs well is on its way to its end, unless it is started again and again.</summary>
    private static bool WaitsForTheEnd(FieldHolds condition, SeenObject target) =>
        condition.Target.Kind.Plural is "pods" && condition.Path is ".status.phase"
        && condition.Value.Values.Any(value => value is "Succeeded" or "Failed")
        && target.Pod is { Status.Phase: "Running", IsReady: true }
        && target.Field("spec", "restartPolicy")?.GetString() is "Never" or "OnFailure";
}
