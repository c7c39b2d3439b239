using LabPlatform.Domain.Quizzes;
using LabPlatform.Domain.Scenarios;
using LabPlatform.Domain.Sessions;
using Microsoft.AspNetCore.Components;

namespace LabPlatform.Web.Components.Results;

/// <summary>What came of an exam.</summary>
public sealed partial class ExamScore
{
    [Parameter, EditorRequired]
    public required LabSession Session { get; set; }

    [Parameter, EditorRequired]
    public required Scenario Scenario { get; set; }

    private SessionScore Score => Session.ScoreOf(Scenario);
}
