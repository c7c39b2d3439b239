using LabPlatform.Content.Loading;
using LabPlatform.Content.Loading.Checks;
using LabPlatform.Domain.Scenarios;

namespace LabPlatform.Content.Validation.Checks;

/// <summary>A mistyped key would be a condition that nobody looks at.</summary>
internal sealed class CheckKeysAreKnown : IScenarioRule
{
    public const string Id = "checks-key";

    public void Check(ScenarioDraft draft, ProblemList problems)
    {
        foreach (var (check, condition) in draft.Conditions.Where(pair => pair.Condition.Form is not null))
        {
            var form = condition.Form!;
            string[] known = [.. form.Keys.Select(key => key.Name), .. form.HoldsComparison ? ConditionForms.ComparisonWords : []];
            foreach (var entry in condition.Yaml.Entries.Where(entry => !known.Contains(entry.Key.Text, StringComparer.Ordinal)))
            {
                problems.Add(Id, ProblemSeverity.Error, check.Path, entry.Key.Line,
                    $"'{form.Name}' has no key '{Quoting.Safe(entry.Key.Text)}'.{Suggestions.Ask(entry.Key.Text, known)} It may have {string.Join(", ", known.Skip(1))}.");
            }

            foreach (var (comparison, word) in condition.Comparisons.SelectMany(comparison => comparison.Words, (comparison, word) => (comparison, word.Key))
                .Where(pair => !ConditionForms.IsComparisonWord(pair.Key.Text)))
            {
                problems.Add(Id, ProblemSeverity.Error, check.Path, word.Line,
                    $"'{comparison.Owner}' cannot be compared with '{Quoting.Safe(word.Text)}'.{Suggestions.Ask(word.Text, ConditionForms.ComparisonWords)} There are {string.Join(", ", ConditionForms.ComparisonWords)}.");
            }
        }
    }
}
