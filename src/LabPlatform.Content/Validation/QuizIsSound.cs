using LabPlatform.Content.Loading;
using LabPlatform.Domain.Scenarios;

namespace LabPlatform.Content.Validation;

/// <summary>A question that cannot be asked; a graded one would lock its step.</summary>
internal sealed class QuizIsSound : IScenarioRule
{
    public const string Id = "quiz";

    public void Check(ScenarioDraft draft, ProblemList problems)
    {
        foreach (var page in draft.Pages)
        {
            foreach (var problem in page.Facts.QuizProblems)
            {
                problems.Add(Id, ProblemSeverity.Error, page.Path!, problem.Line, problem.Text);
            }
        }
    }
}
