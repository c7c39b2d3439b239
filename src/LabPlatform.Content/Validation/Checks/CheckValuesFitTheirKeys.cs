using System.Globalization;
using LabPlatform.Content.Loading;
using LabPlatform.Content.Loading.Checks;
using LabPlatform.Content.Loading.Yaml;
using LabPlatform.Domain.Scenarios;

namespace LabPlatform.Content.Validation.Checks;

/// <summary>Text, number, list or map, as the key wants it; numbers within their bounds.</summary>
internal sealed class CheckValuesFitTheirKeys : IScenarioRule
{
    public const string Id = "checks-type";

    public void Check(ScenarioDraft draft, ProblemList problems)
    {
        foreach (var (check, condition) in draft.Conditions)
        {
            foreach (var (key, entry) in condition.Known)
            {
                if (Wanted(key, entry.Value) is { } wanted)
                {
                    problems.Add(Id, ProblemSeverity.Error, check.Path, entry.Key.Line, $"'{key.Name}' must be {wanted}.");
                }
            }
        }
    }

    /// <returns>What should stand there instead, or null where all is well.</returns>
    private static string? Wanted(ConditionKey key, LocatedYaml value) => key.Form switch
    {
        ValueForm.Conditions => value is { Kind: YamlKind.List, Items.Count: > 0 } ? null : "a list of conditions, each with a dash",
        ValueForm.Condition => value.Kind == YamlKind.Map ? null : "one condition",
        ValueForm.Percentages => value is { Kind: YamlKind.Map, Entries.Count: > 0 } ? null : "a map from values of the label to numbers, as in {v1: 80, v2: 20}",
        ValueForm.Comparison or ValueForm.Count => value.IsNothing || value.Kind == YamlKind.List ? "a value or a comparison such as {atLeast: 3}" : null,
        _ when value.Kind != YamlKind.Text || value.IsNothing => key.Form == ValueForm.WholeNumber ? Number(key) : "text",
        ValueForm.Flag => value.Text is "true" or "false" ? null : "true or false",
        ValueForm.WholeNumber => int.TryParse(value.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= key.Minimum && number <= key.Maximum ? null : Number(key),
        ValueForm.UrlPath => value.Text is ['/', ..] && !value.Text.Any(c => char.IsControl(c) || c == ' ') ? null : "a path that begins with a slash, without blanks",
        _ => string.IsNullOrWhiteSpace(value.Text) ? "text that is not empty" : null,
    };

    private static string Number(ConditionKey key) => $"a whole number from {key.Minimum} to {key.Maximum}";
}
