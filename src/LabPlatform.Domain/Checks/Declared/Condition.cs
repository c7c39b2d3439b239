using System.Collections.Immutable;

namespace LabPlatform.Domain.Checks.Declared;

/// <summary>One thing that has to be so. Says nothing of how it is found out.</summary>
public abstract record Condition
{
    private protected Condition()
    {
    }

    /// <summary>What is wanted, in the author's words; null where the platform's own words are to be used.</summary>
    public string? Title { get; init; }

    /// <summary>What the learner is told first when it is not so, in the author's words, or null.</summary>
    public string? Otherwise { get; init; }

    /// <summary>1-based line of <c>checks.yaml</c>.</summary>
    public int Line { get; init; }
}

/// <summary>The object is there; or, where it is named by labels, as many as <paramref name="Count"/> says (at least one where it says nothing).</summary>
public sealed record ObjectExists(ObjectReference Target, Comparison? Count) : Condition;

/// <summary>No such object is there, not even one that is being deleted.</summary>
public sealed record ObjectIsAbsent(ObjectReference Target) : Condition;

/// <summary>A field has a value; of several objects, in each of them.</summary>
/// <param name="Path">JSONPath as kubectl reads it, without the braces: <c>.spec.template.spec.containers[0].image</c>.</param>
public sealed record FieldHolds(ObjectReference Target, string Path, Comparison Value) : Condition;

/// <summary>Every replica of a Deployment, StatefulSet or DaemonSet is of its newest revision and available, and none of an old one is left.</summary>
public sealed record RolloutIsComplete(ObjectReference Workload) : Condition;

/// <summary>The pods a Service sends requests to now.</summary>
/// <param name="Labels">What the selected pods carry, as a label selector; null for any.</param>
/// <param name="Ready">How many of them are ready; at least one where it is null.</param>
/// <param name="Only">Pods without <paramref name="Labels"/> must not be among them.</param>
public sealed record ServiceSelects(ObjectReference Service, string? Labels, Comparison? Ready, bool Only) : Condition;

/// <summary>How the ready pods behind a Service are shared out by the value of one label: a canary's 80 and 20.</summary>
/// <param name="Label">Name of the label, for example <c>version</c>.</param>
/// <param name="Percent">Wanted share of each value, 0 to 100; values that are not named must not occur.</param>
/// <param name="Tolerance">In percentage points, 0 to 50.</param>
public sealed record ReplicaShares(ObjectReference Service, string Label, ImmutableSortedDictionary<string, int> Percent, int Tolerance) : Condition;

/// <summary>What a Service answers to a GET, asked from the checker through the Service's cluster address.</summary>
/// <param name="Port">Of the Service; null for its first.</param>
/// <param name="Path">Begins with a slash.</param>
/// <param name="Status">Expected HTTP status; 200 where the author says nothing.</param>
/// <param name="Body">What the answer's text must be like, or null.</param>
public sealed record ServiceAnswers(ObjectReference Service, int? Port, string Path, int Status, Comparison? Body) : Condition;

/// <summary>What a command prints in the toolbox, where the learner could bend it: makes the result self-attested.</summary>
/// <param name="Command">For <c>bash -c</c>; at most 20 s.</param>
/// <param name="Output">Standard output without white space around it; null where only the exit code counts.</param>
public sealed record CommandPrints(string Command, Comparison? Output, int ExitCode) : Condition;

public sealed record AllOf(ImmutableArray<Condition> Conditions) : Condition;

public sealed record AnyOf(ImmutableArray<Condition> Conditions) : Condition;

/// <summary>Fulfilled when the other one is not; a condition that cannot be checked stays one.</summary>
public sealed record NotSo(Condition Other) : Condition;
