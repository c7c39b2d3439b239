using LabPlatform.Domain.Scenarios;
using LabPlatform.Domain.Sessions;
using Microsoft.AspNetCore.Components;

namespace LabPlatform.Web.Components.Results;

public sealed partial class StepResults
{
    [Parameter, EditorRequired]
    public required LabSession Session { get; set; }

    [Parameter, EditorRequired]
    public required Scenario Scenario { get; set; }

    private bool Passed(int step) => Scenario.Steps[step].CanBePassed && Session.HasPassed(Scenario, step);

    private string Said(int step) => string.Join(", ", new[] { Check(step), Questions(step), Help(step) }.OfType<string>());

    private string? Questions(int step)
    {
        var graded = Scenario.Steps[step].Quiz.Where(question => question.IsGraded).ToList();
        var right = graded.Count(question => Session.HasAnswered(step, question));
        return graded.Count == 0 ? null : $"{right} of {graded.Count} {(graded.Count == 1 ? "question" : "questions")} right";
    }

    private string? Help(int step) => Session.HelpOf(step) switch
    {
        { SolutionAt: not null } => "solution shown",
        { Hints: 1 } => "1 hint",
        { Hints: > 1 } help => $"{help.Hints} hints",
        _ => null,
    };

    private string? Check(int step) => (Scenario.Steps[step].HasCheck, Session.ResultOf(step)) switch
    {
        (false, _) when Scenario.Steps[step].CanBePassed => null,
        (false, _) => "no check",
        (_, { PassedAt: not null, Attempts: 1 }) => "passed at once",
        (_, { PassedAt: not null } result) => $"passed, {result.Attempts} checks",
        (_, { Attempts: 1 }) => "not passed, 1 check",
        (_, { Attempts: > 0 } result) => $"not passed, {result.Attempts} checks",
        _ => "not checked",
    };
}
