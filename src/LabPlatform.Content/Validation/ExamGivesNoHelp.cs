using LabPlatform.Content.Loading;
using LabPlatform.Domain.Scenarios;

namespace LabPlatform.Content.Validation;

/// <summary>What an exam leaves out must not look as if it were given.</summary>
internal sealed class ExamGivesNoHelp : IScenarioRule
{
    public const string Id = "exam-help";

    public void Check(ScenarioDraft draft, ProblemList problems)
    {
        foreach (var step in draft.Help.Where(_ => draft.Index.IsExam).GroupBy(help => help.Step))
        {
            problems.Add(Id, ProblemSeverity.Warning, draft.IndexPath, step.First().Page.Index.Line,
                $"An exam shows no hints and no answers; those of the {step.Key.Name} are left out.");
        }
    }
}
