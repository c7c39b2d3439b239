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

    private DateTimeOffset? PassedAt(int step) => Session.ResultOf(step).PassedAt;

    private string Said(int step) => (Scenario.Steps[step].Verify, Session.ResultOf(step)) switch
    {
        (null, _) => "no check",
        (_, { PassedAt: not null, Attempts: 1 }) => "passed at once",
        (_, { PassedAt: not null } result) => $"passed, {result.Attempts} checks",
        (_, { Attempts: 1 }) => "not passed, 1 check",
        (_, { Attempts: > 0 } result) => $"not passed, {result.Attempts} checks",
        _ => "not checked",
    };
}
