using System.Text.RegularExpressions;
using LabPlatform.Content.Loading;
using LabPlatform.Content.Loading.Checks;
using LabPlatform.Domain.Checks.Declared;
using LabPlatform.Domain.Scenarios;

namespace LabPlatform.Content.Validation.Checks;

/// <summary>Objects are written <c>KIND/NAME</c> or <c>KIND</c>, of a kind that can be observed and that the condition is about.</summary>
internal sealed partial class CheckObjectsCanBeAskedFor : IScenarioRule
{
    public const string Id = "checks-kind";

    private static readonly string[] s_kinds = [.. CheckableKind.All.Select(kind => kind.Singular).Order(StringComparer.Ordinal)];

    public void Check(ScenarioDraft draft, ProblemList problems)
    {
        foreach (var (check, condition) in draft.Conditions)
        {
            foreach (var word in condition.Words(ValueForm.Object))
            {
                if (Problem(condition, word.Text) is { } problem)
                {
                    problems.Add(Id, ProblemSeverity.Error, check.Path, word.Line, problem);
                }
            }
        }
    }

    private static string? Problem(ConditionDraft condition, string text)
    {
        var form = condition.Form!;
        var (kindName, name) = ObjectWord.Split(text);
        if (kindName.StartsWith("secret", StringComparison.OrdinalIgnoreCase))
        {
            return "Secrets cannot be asked for: nobody but the learner may read them. Ask for what uses the Secret, or run a command in the toolbox.";
        }

        if (!CheckableKind.TryFind(kindName, out var kind))
        {
            return $"Objects of the kind '{Quoting.Safe(kindName)}' cannot be asked for.{Suggestions.Ask(kindName, s_kinds)} Write KIND/NAME with one of {string.Join(", ", s_kinds)}.";
        }

        if (!form.Kinds.IsEmpty && !form.Kinds.Contains(kind.Kind, StringComparer.Ordinal))
        {
            return $"'{form.Name}' is about {string.Join(", ", form.Kinds.Select(known => $"{known.ToLowerInvariant()}/NAME"))}, not about '{Quoting.Safe(text)}'.";
        }

        if (name is null)
        {
            return form.NeedsName ? $"'{form.Name}' needs one object: {kind.Singular}/NAME." : null;
        }

        var choosing = (string[])["labels", "count"];
        return name.Length > 253 || !Name().IsMatch(name) ? $"'{Quoting.Safe(name)}' cannot be the name of an object: lower-case letters, digits, '-' and '.', at most 253."
            : !form.NeedsName && Array.Find(choosing, key => condition.Yaml.Find(key) is not null) is { } key
                ? $"'{key}' is for a kind alone ('{form.Name}: {kind.Plural}'); '{Quoting.Safe(text)}' is one object."
            : null;
    }

    [GeneratedRegex("""^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*\z""", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Name();
}
