using LabPlatform.Content.Loading;
using LabPlatform.Content.Loading.Checks;
using LabPlatform.Content.Loading.Yaml;
using LabPlatform.Domain.Scenarios;

namespace LabPlatform.Content.Validation.Checks;

/// <summary>Regular expressions run without back-tracking, so that none can run for ever; not every expression can.</summary>
internal sealed class CheckExpressionsAreBounded : IScenarioRule
{
    public const string Id = "checks-regex";

    public void Check(ScenarioDraft draft, ProblemList problems)
    {
        foreach (var (check, word) in draft.Conditions.SelectMany(pair => pair.Condition.Comparisons, (pair, comparison) => (pair.Check, comparison))
            .SelectMany(pair => pair.comparison.Words, (pair, word) => (pair.Check, word))
            .Where(pair => pair.word is { Key.Text: ConditionForms.Matches, Value.Kind: YamlKind.Text }))
        {
            if (AuthorRegex.Problem(word.Value.Text) is { } problem)
            {
                problems.Add(Id, ProblemSeverity.Error, check.Path, word.Value.Line, problem);
            }
        }
    }
}
