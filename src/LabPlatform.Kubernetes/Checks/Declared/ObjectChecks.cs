using System.Collections.Immutable;
using LabPlatform.Domain.Checks;
using LabPlatform.Domain.Checks.Declared;
using LabPlatform.Kubernetes.Judging;
using LabPlatform.Kubernetes.Watching;

namespace LabPlatform.Kubernetes.Checks.Declared;

/// <summary>Whether objects are there, or are gone.</summary>
internal static class ObjectChecks
{
    public static CheckOutcome Exists(LabSpace space, ObjectExists condition)
    {
        var target = condition.Target;
        var found = space.All(target);
        var there = found.Count(item => !item.IsGoing);
        if (target.Name is not null)
        {
            return there > 0 ? new CheckOutcome.Passed("") : found.Length > 0 ? Going(target, found) : Missing(space, target);
        }

        var wanted = condition.Count ?? new Comparison(ComparisonKind.AtLeast, ["1"]);
        if (!wanted.Holds(there))
        {
            return wanted.WantsMoreThan(there) ? Short(space, target, wanted, found, there) : TooMany(target, wanted, found, there);
        }

        // As kubectl counts: what is on its way out is still there.
        return wanted.Holds(found.Length) ? new CheckOutcome.Passed("") : Going(target, found);
    }

    public static CheckOutcome Absent(LabSpace space, ObjectIsAbsent condition)
    {
        var found = space.All(condition.Target);
        var there = found.Where(item => !item.IsGoing).ToList();
        return (found.Length, there.Count) switch
        {
            (0, _) => new CheckOutcome.Passed(""),
            (_, 0) => Going(condition.Target, found),
            (_, 1) => new CheckOutcome.Failed($"{Words.Of(condition.Target.Kind, there[0])} is still there."),
            _ => new CheckOutcome.Failed($"There are still {there.Count} {condition.Target}: {Words.Names(there)}."),
        };
    }

    /// <summary>The objects a condition is about, or what is to be said where there are none.</summary>
    public static (ImmutableArray<SeenObject> Found, CheckOutcome? Trouble) Targets(LabSpace space, ObjectReference target)
    {
        var found = space.All(target);
        var there = found.RemoveAll(item => item.IsGoing);
        return there.Length > 0 ? (there, null) : ([], found.Length > 0 ? Going(target, found) : Missing(space, target));
    }

    /// <summary>Not there, with what is there instead: a name with a typing mistake is seen at once then.</summary>
    private static CheckOutcome Missing(LabSpace space, ObjectReference target)
    {
        var others = space.All(target.Kind).Where(item => !item.IsGoing).ToList();
        if (target.Name is null)
        {
            return Short(space, target, new Comparison(ComparisonKind.AtLeast, ["1"]), [], 0);
        }

        var instead = others.Count == 0 ? "" : others.Count == 1 ? $" There is one called {others[0].Name}." : $" There are: {Words.Names(others)}.";
        return new CheckOutcome.Failed($"There is no {target.Named()}.{instead}");
    }

    private static CheckOutcome Short(LabSpace space, ObjectReference target, Comparison wanted, ImmutableArray<SeenObject> found, int there)
    {
        var count = there == 0 ? $"There are no {target}" : $"There {(there == 1 ? "is" : "are")} {there} of {target}";
        var words = Wants(wanted) is { } number && there > 0 ? $"{count}; {number} wanted." : $"{count}.";
        if (target.Kind.Plural is "pods" && WorkloadJudge.Expecting(space, Selection.Of(target.Labels)) is { } expected)
        {
            return expected is CheckOutcome.Failed ? new CheckOutcome.Failed($"{words} {expected.Reason}") : new CheckOutcome.NotYet($"{words} {expected.Reason}");
        }

        if (target.Labels is null || there > 0)
        {
            return new CheckOutcome.Failed(words);
        }

        var others = space.All(target.Kind).Where(item => !item.IsGoing && !found.Contains(item)).ToList();
        return new CheckOutcome.Failed(others.Count == 0 ? words : $"{words} There are: {Words.NamesAndLabels(others)}.");
    }

    private static CheckOutcome.Failed TooMany(ObjectReference target, Comparison wanted, ImmutableArray<SeenObject> found, int there) =>
        new($"There {(there == 1 ? "is" : "are")} {there} of {target}; {wanted.Words()} wanted: {Words.Names(found.Where(item => !item.IsGoing))}.");

    private static CheckOutcome.NotYet Going(ObjectReference target, ImmutableArray<SeenObject> found) =>
        new(found.Count(item => item.IsGoing) == 1
            ? $"{Words.Of(target.Kind, found.First(item => item.IsGoing))} is being deleted."
            : $"{found.Count(item => item.IsGoing)} {target.Kind.Plural} are being deleted.");

    private static string? Wants(Comparison wanted) => wanted.Kind is ComparisonKind.AtLeast or ComparisonKind.Equals or ComparisonKind.OneOf ? wanted.Words() : null;
}
