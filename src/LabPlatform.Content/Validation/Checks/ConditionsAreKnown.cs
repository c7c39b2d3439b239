using LabPlatform.Content.Loading;
using LabPlatform.Content.Loading.Checks;
using LabPlatform.Content.Loading.Yaml;
using LabPlatform.Domain.Scenarios;

namespace LabPlatform.Content.Validation.Checks;

/// <summary>Exactly one key of a condition says which one it is.</summary>
internal sealed class ConditionsAreKnown : IScenarioRule
{
    public const string Id = "checks-condition";

    private static readonly string[] s_names = [.. ConditionForms.All.Select(form => form.Name)];

    public void Check(ScenarioDraft draft, ProblemList problems)
    {
        foreach (var (check, condition) in draft.Conditions.Where(pair => pair.Condition.Form is null))
        {
            problems.Add(Id, ProblemSeverity.Error, check.Path, condition.Line, Describe(condition.Yaml));
        }
    }

    private static string Describe(LocatedYaml yaml)
    {
        if (yaml.Kind != YamlKind.Map || yaml.Entries.Count == 0)
        {
            return "A condition is a key with a value, as in 'exists: pod/web'.";
        }

        var named = yaml.Entries.Select(entry => entry.Key.Text).Where(key => ConditionForms.Find(key) is not null).ToList();
        if (named.Count > 1)
        {
            return $"'{named[0]}' and '{named[1]}' are two conditions: begin each with a dash of its own.";
        }

        // Keys that could stand beside any condition are not the mistyped one.
        var unknown = yaml.Entries.Select(entry => entry.Key.Text)
            .FirstOrDefault(key => !ConditionForms.IsComparisonWord(key) && ConditionForms.All.All(form => form.Find(key) is null));
        return unknown is null
            ? $"None of these keys says what is asked for; it must be one of {string.Join(", ", s_names)}."
            : $"There is no condition '{Quoting.Safe(unknown)}'.{Suggestions.Ask(unknown, s_names)} There are {string.Join(", ", s_names)}.";
    }
}
