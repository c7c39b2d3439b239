using System.Globalization;
using LabPlatform.Content.Loading;
using LabPlatform.Content.Loading.Checks;
using LabPlatform.Content.Loading.Yaml;
using LabPlatform.Domain.Scenarios;

namespace LabPlatform.Content.Validation.Checks;

/// <summary>One word of comparison with a value that it can compare with.</summary>
internal sealed class CheckComparisonsMakeSense : IScenarioRule
{
    public const string Id = "checks-comparison";

    private static readonly string[] s_countWords = [ConditionForms.Equal, "differs", ConditionForms.OneOf, ConditionForms.AtLeast, ConditionForms.AtMost];

    public void Check(ScenarioDraft draft, ProblemList problems)
    {
        foreach (var (check, comparison) in draft.Conditions.SelectMany(pair => pair.Condition.Comparisons, (pair, comparison) => (pair.Check, comparison)))
        {
            var words = comparison.Words.Where(word => ConditionForms.IsComparisonWord(word.Key.Text)).ToList();
            if (words.Count == 0 && comparison.Words.IsEmpty)
            {
                problems.Add(Id, ProblemSeverity.Error, check.Path, comparison.Line, $"'{comparison.Owner}' needs something to compare with: one of {string.Join(", ", ConditionForms.ComparisonWords)}.");
            }
            else if (words.Count > 1)
            {
                problems.Add(Id, ProblemSeverity.Error, check.Path, words[1].Key.Line, $"'{words[0].Key.Text}' and '{words[1].Key.Text}' are two comparisons; write a condition for each.");
            }

            foreach (var word in words)
            {
                if (Problem(comparison, word) is { } problem)
                {
                    problems.Add(Id, ProblemSeverity.Error, check.Path, word.Key.Line, problem);
                }
            }
        }
    }

    private static string? Problem(ComparisonDraft comparison, YamlEntry word)
    {
        if (comparison.IsCount && !s_countWords.Contains(word.Key.Text, StringComparer.Ordinal))
        {
            return $"'{comparison.Owner}' is a number; compare it with {string.Join(", ", s_countWords)}.";
        }

        if (word.Key.Text is ConditionForms.OneOf)
        {
            return word.Value is { Kind: YamlKind.List, Items.Count: > 0 } && word.Value.Items.All(item => IsValue(comparison, item)) ? null
                : comparison.IsCount ? "'oneOf' must be a list of whole numbers." : "'oneOf' must be a list of values.";
        }

        return word.Key.Text switch
        {
            ConditionForms.IsSet => word.Value is { Kind: YamlKind.Text, Text: "true" or "false" } ? null : "'isSet' must be true or false.",
            _ when word.Value.Kind != YamlKind.Text || word.Value.IsNothing => $"'{word.Key.Text}' must be one value; for an empty text write \"\".",
            _ when !IsValue(comparison, word.Value) => $"'{word.Key.Text}' must be a whole number here.",
            ConditionForms.AtLeast or ConditionForms.AtMost => Numbers.IsQuantity(word.Value.Text) ? null : $"'{word.Key.Text}' must be a number or a quantity such as 500m or 64Mi.",
            _ => null,
        };
    }

    private static bool IsValue(ComparisonDraft comparison, LocatedYaml value) => value is { Kind: YamlKind.Text, IsNothing: false }
        && (!comparison.IsCount || int.TryParse(value.Text, NumberStyles.None, CultureInfo.InvariantCulture, out _));
}
