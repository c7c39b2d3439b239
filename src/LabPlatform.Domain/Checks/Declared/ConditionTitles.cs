using System.Globalization;

namespace LabPlatform.Domain.Checks.Declared;

/// <summary>What a condition asks for, in one line for the list beside the check.</summary>
public static class ConditionTitles
{
    /// <summary>The author's title, or the platform's words for it.</summary>
    public static string TitleOf(this Condition condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return condition.Title is { Length: > 0 } title ? title : Describe(condition);
    }

    /// <summary><c>Deployment web</c>, with the namespace where that is another than default.</summary>
    public static string Named(this ObjectReference target)
    {
        ArgumentNullException.ThrowIfNull(target);
        return $"{(target.Name is { } name ? $"{target.Kind.Kind} {name}" : target.ToString())}{Place(target)}";
    }

    private static string Describe(Condition condition) => condition switch
    {
        ObjectExists { Target.Name: not null } exists => $"There is {Article(exists.Target.Kind)} {exists.Target.Named()}",
        ObjectExists { Count: { } count } exists => $"{Capital(exists.Target.ToString())}{Place(exists.Target)}: {count.Words()}",
        ObjectExists exists => $"There are {exists.Target}{Place(exists.Target)}",
        ObjectIsAbsent absent => $"There is no {absent.Target.Named()}",
        FieldHolds field => $"{Capital(field.Target.Named())}: {field.Path} is {field.Value.Words()}",
        RolloutIsComplete rollout => $"The rollout of the {rollout.Workload.Named()} is complete",
        ServiceSelects selects => $"The {selects.Service.Named()} reaches {(selects.Only ? "only " : "")}ready pods{(selects.Labels is { } labels ? $" with {labels}" : "")}",
        ReplicaShares shares => $"Pods behind the {shares.Service.Named()}: {Shares(shares)}",
        ServiceAnswers answers => $"The {answers.Service.Named()} answers{(answers.Path is "/" ? "" : $" at {answers.Path}")}{(answers.Status == 200 ? "" : $" with status {answers.Status}")}",
        CommandPrints => "A command in your terminal’s machine gives the right result",
        AllOf all => string.Join("; ", all.Conditions.Select(TitleOf)),
        AnyOf any => string.Join("; or: ", any.Conditions.Select(TitleOf)),
        NotSo not => $"Not so: {TitleOf(not.Other)}",
        _ => "",
    };

    /// <summary><c>version v1 80 %, v2 20 %</c>.</summary>
    public static string Shares(ReplicaShares shares)
    {
        ArgumentNullException.ThrowIfNull(shares);
        return $"{shares.Label} {string.Join(", ", shares.Percent.Select(share => string.Create(CultureInfo.InvariantCulture, $"{share.Key} {share.Value} %")))}";
    }

    private static string Article(CheckableKind kind) => kind.Kind[0] is 'E' or 'I' ? "an" : "a";

    private static string Place(ObjectReference target) =>
        target.Namespace == Sessions.VirtualNamespace.Default ? "" : $" in the namespace {target.Namespace}";

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
