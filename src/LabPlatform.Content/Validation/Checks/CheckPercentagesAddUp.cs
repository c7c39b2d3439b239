using System.Globalization;
using LabPlatform.Content.Loading;
using LabPlatform.Content.Loading.Checks;
using LabPlatform.Content.Loading.Yaml;
using LabPlatform.Domain.Checks.Declared;
using LabPlatform.Domain.Scenarios;

namespace LabPlatform.Content.Validation.Checks;

internal sealed class CheckPercentagesAddUp : IScenarioRule
{
    public const string Id = "checks-percent";

    public void Check(ScenarioDraft draft, ProblemList problems)
    {
        foreach (var (check, entry) in draft.Conditions.SelectMany(pair => pair.Condition.Known, (pair, known) => (pair.Check, known))
            .Where(pair => pair.known.Key.Form == ValueForm.Percentages && pair.known.Entry.Value.Kind == YamlKind.Map).Select(pair => (pair.Check, pair.known.Entry)))
        {
            var sum = 0;
            foreach (var share in entry.Value.Entries)
            {
                if (!LabelSelector.IsValue(share.Key.Text))
                {
                    problems.Add(Id, ProblemSeverity.Error, check.Path, share.Key.Line, $"'{Quoting.Safe(share.Key.Text)}' cannot be the value of a label.");
                }

                if (share.Value.Kind != YamlKind.Text || !int.TryParse(share.Value.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var percent) || percent > 100)
                {
                    problems.Add(Id, ProblemSeverity.Error, check.Path, share.Key.Line, $"The share of '{Quoting.Safe(share.Key.Text)}' must be a whole number from 0 to 100.");
                    sum = 100; // one mistake, one message
                    break;
                }

                sum += percent;
            }

            if (sum != 100 && entry.Value.Entries.Count > 0)
            {
                problems.Add(Id, ProblemSeverity.Error, check.Path, entry.Key.Line, $"The shares add up to {sum}, not to 100.");
            }
        }
    }
}
