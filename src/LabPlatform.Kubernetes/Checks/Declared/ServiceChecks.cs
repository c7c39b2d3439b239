using System.Collections.Immutable;
using System.Globalization;
using LabPlatform.Domain.Checks;
using LabPlatform.Domain.Checks.Declared;
using LabPlatform.Kubernetes.Judging;
using LabPlatform.Kubernetes.Watching;

namespace LabPlatform.Kubernetes.Checks.Declared;

/// <summary>Which pods a Service reaches, and how they are shared out.</summary>
internal static class ServiceChecks
{
    public static CheckOutcome Selects(LabSpace space, ServiceSelects condition)
    {
        var (found, trouble) = ServicePods.Find(space, condition.Service);
        if (found is null)
        {
            return trouble!;
        }

        var selector = Selection.Of(condition.Labels);
        var wanted = found.Pods.Where(pod => selector.Matches(pod.Labels)).ToImmutableArray();
        var others = found.Pods.RemoveRange(wanted);
        var service = $"Service {found.Service.Name}";
        if (wanted.Length == 0)
        {
            var words = $"{service} reaches no pods with {condition.Labels}. Its selector is {Words.Selector(found.Service.Selector)}, and that finds: {Words.NamesAndLabels(others)}.";
            return Unless(WorkloadJudge.Expecting(space, Selection.For(found.Service.Selector), selector) ?? Replacing(space, others), words);
        }

        if (condition.Only && others.Length > 0)
        {
            return Unless(Replacing(space, others), $"{service} reaches other pods, too: {Words.NamesAndLabels(others)}. Its selector is {Words.Selector(found.Service.Selector)}.");
        }

        var number = condition.Ready ?? new Comparison(ComparisonKind.AtLeast, ["1"]);
        var ready = wanted.Count(pod => pod.Pod.IsReady);
        if (number.Holds(ready))
        {
            return new CheckOutcome.Passed("");
        }

        var count = $"{service} reaches {Words.Count(ready, "ready pod")}{(condition.Labels is null ? "" : $" with {condition.Labels}")}; {number.Words()} wanted.";
        return Unless(Coming(space, wanted, found.Service.Selector), count);
    }

    public static CheckOutcome Shares(LabSpace space, ReplicaShares condition)
    {
        var (found, trouble) = ServicePods.Find(space, condition.Service);
        if (found is null)
        {
            return trouble!;
        }

        var ready = found.Ready;
        var counts = ready.GroupBy(pod => pod.Labels.GetValueOrDefault(condition.Label) ?? "", StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
        var isShared = ready.Length > 0
            && counts.Keys.All(value => condition.Percent.ContainsKey(value) || counts[value] == 0)
            && condition.Percent.All(share => Math.Abs((100m * counts.GetValueOrDefault(share.Key) / ready.Length) - share.Value) <= condition.Tolerance);
        if (isShared)
        {
            return new CheckOutcome.Passed("");
        }

        var words = ready.Length == 0
            ? $"No pod behind Service {found.Service.Name} is ready."
            : $"Of {Words.Count(ready.Length, "ready pod")} behind Service {found.Service.Name}, {Words.List(counts.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => Share(condition, pair.Key, pair.Value, ready.Length)))}; wanted: {ConditionTitles.Shares(condition)}.";
        return Unless(Coming(space, found.Pods, found.Service.Selector), words);
    }

    /// <summary>Failed with these words, or with those and what keeps it, or not yet while something is going on.</summary>
    private static CheckOutcome Unless(CheckOutcome? goingOn, string words) => goingOn switch
    {
        null => new CheckOutcome.Failed(words),
        CheckOutcome.Failed => new CheckOutcome.Failed($"{words} {goingOn.Reason}"),
        _ => new CheckOutcome.NotYet($"{words} {goingOn.Reason}"),
    };

    /// <summary>What keeps pods from being ready; else whether more are on their way, or some are being replaced.</summary>
    private static CheckOutcome? Coming(LabSpace space, ImmutableArray<SeenObject> pods, IReadOnlyDictionary<string, string> selector)
    {
        var judged = pods.Select(pod => PodJudge.Judge(space, pod)).ToList();
        return judged.OfType<CheckOutcome.Failed>().FirstOrDefault()
            ?? judged.FirstOrDefault(outcome => outcome is not null)
            ?? WorkloadJudge.Expecting(space, Selection.For(selector))
            ?? Replacing(space, pods);
    }

    private static CheckOutcome? Replacing(LabSpace space, ImmutableArray<SeenObject> pods) =>
        pods.Select(pod => WorkloadJudge.OwnerOf(space, pod)).FirstOrDefault(outcome => outcome is not null);

    private static string Share(ReplicaShares condition, string value, int count, int all)
    {
        var share = Math.Round(100m * count / all, MidpointRounding.AwayFromZero).ToString(CultureInfo.InvariantCulture);
        return value.Length == 0 ? $"{count} {(count == 1 ? "has" : "have")} no label {condition.Label} ({share} %)" : $"{count} {(count == 1 ? "is" : "are")} {value} ({share} %)";
    }
}
