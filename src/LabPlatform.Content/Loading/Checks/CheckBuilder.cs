using System.Collections.Immutable;
using System.Globalization;
using LabPlatform.Content.Loading.Yaml;
using LabPlatform.Domain.Checks.Declared;
using LabPlatform.Domain.Sessions;

namespace LabPlatform.Content.Loading.Checks;

/// <summary>Turns conditions without errors into what the Domain knows.</summary>
internal static class CheckBuilder
{
    public static DeclaredCheck Build(CheckDraft draft) => new(draft.Reference.Text, [.. draft.Conditions.Select(Condition)]);

    private static Condition Condition(ConditionDraft draft) => Bare(draft) with
    {
        Title = draft.Text("title"),
        Otherwise = draft.Text("otherwise"),
        Line = draft.Line,
    };

    private static Condition Bare(ConditionDraft draft) => draft.Form!.Name switch
    {
        "exists" => new ObjectExists(Target(draft), Comparison(draft, "count")),
        "absent" => new ObjectIsAbsent(Target(draft)),
        "field" => new FieldHolds(Target(draft), draft.Text("path")!, Comparison(draft, "field")!),
        "rollout" => new RolloutIsComplete(Target(draft)),
        "selects" => new ServiceSelects(Target(draft), draft.Text("labels"), Comparison(draft, "ready"), Flag(draft, "only")),
        "shares" => new ReplicaShares(Target(draft), draft.Text("label")!, Percentages(draft), Number(draft, "tolerance") ?? 5),
        "answers" => new ServiceAnswers(Target(draft), Number(draft, "port"), draft.Text("path") ?? "/", Number(draft, "status") ?? 200, Comparison(draft, "body")),
        "command" => new CommandPrints(draft.Text("command")!, Comparison(draft, "output"), Number(draft, "exitCode") ?? 0),
        "all" => new AllOf([.. draft.Inner.Select(Condition)]),
        "any" => new AnyOf([.. draft.Inner.Select(Condition)]),
        "not" => new NotSo(Condition(draft.Inner[0])),
        var other => throw new InvalidOperationException($"Nobody builds the condition '{other}'."),
    };

    private static ObjectReference Target(ConditionDraft draft)
    {
        var form = draft.Form!;
        var (kindName, name) = ObjectWord.Split(draft.Text(form.Name)!);
        if (!CheckableKind.TryFind(kindName, out var kind))
        {
            throw new InvalidOperationException($"There is no kind '{kindName}'.");
        }

        // Labels beside a name choose something else: the pods of a Service.
        var labels = name is null ? draft.Text("labels") : null;
        return new ObjectReference(kind, name, labels, draft.Text("namespace") is { } wanted ? new VirtualNamespace(wanted) : VirtualNamespace.Default);
    }

    private static Comparison? Comparison(ConditionDraft draft, string owner)
    {
        if (draft.Comparisons.FirstOrDefault(comparison => string.Equals(comparison.Owner, owner, StringComparison.Ordinal)) is not { Words: [var word, ..] })
        {
            return null;
        }

        ImmutableArray<string> values = word.Value.Kind == YamlKind.List ? [.. word.Value.Items.Select(item => item.Text)] : [word.Value.Text];
        return word.Key.Text switch
        {
            ConditionForms.IsSet => new Comparison(values[0] is "true" ? ComparisonKind.IsSet : ComparisonKind.IsNotSet, []),
            var name => new Comparison(Enum.Parse<ComparisonKind>(name, ignoreCase: true), values),
        };
    }

    private static ImmutableSortedDictionary<string, int> Percentages(ConditionDraft draft) =>
        draft.Yaml.Find("percent")!.Entries.ToImmutableSortedDictionary(
            share => share.Key.Text, share => int.Parse(share.Value.Text, NumberStyles.None, CultureInfo.InvariantCulture), StringComparer.Ordinal);

    private static int? Number(ConditionDraft draft, string key) =>
        draft.Text(key) is { } text ? int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture) : null;

    private static bool Flag(ConditionDraft draft, string key) => draft.Text(key) is "true";
}
