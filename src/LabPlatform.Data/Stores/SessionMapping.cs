using LabPlatform.Data.Configurations;
using LabPlatform.Domain.Scenarios;
using LabPlatform.Domain.Sessions;

namespace LabPlatform.Data.Stores;

/// <summary>Between stored rows and the Domain's session.</summary>
internal static class SessionMapping
{
    public static LabSession ToSession(this SessionRow row) => new()
    {
        Id = SessionId.Parse(row.Id),
        Learner = LearnerId.Parse(row.Learner),
        Scenario = ScenarioId.Parse(row.Scenario),
        State = row.State,
        CreatedAt = row.CreatedAt,
        ReadyAt = row.ReadyAt,
        Deadline = row.Deadline,
        LastActivityAt = row.LastActivityAt,
        FinishedAt = row.FinishedAt,
        EndedAt = row.EndedAt,
        EndReason = row.EndReason,
        Failure = row.Failure,
        CurrentStep = row.CurrentStep,
        Extensions = row.Extensions,
        Version = row.Version,
        Results = [.. row.Results.OrderBy(result => result.Step).Select(result => new StepResult(result.Step, result.Attempts, result.PassedAt, result.LastReason))],
    };

    public static SessionRow ToRow(this LabSession session) => new()
    {
        Id = session.Id.Value,
        Learner = session.Learner.Value,
        Scenario = session.Scenario.Value,
        State = session.State,
        CreatedAt = session.CreatedAt,
        ReadyAt = session.ReadyAt,
        Deadline = session.Deadline,
        LastActivityAt = session.LastActivityAt,
        FinishedAt = session.FinishedAt,
        EndedAt = session.EndedAt,
        EndReason = session.EndReason,
        Failure = session.Failure,
        CurrentStep = session.CurrentStep,
        Extensions = session.Extensions,
        Version = session.Version,
        Results = [.. session.Results.Select(result => ToRow(session.Id, result))],
    };

    /// <summary>Writes what can change; identity, learner, scenario and creation stay.</summary>
    public static void Update(this SessionRow row, LabSession session)
    {
        row.State = session.State;
        row.ReadyAt = session.ReadyAt;
        row.Deadline = session.Deadline;
        row.LastActivityAt = session.LastActivityAt;
        row.FinishedAt = session.FinishedAt;
        row.EndedAt = session.EndedAt;
        row.EndReason = session.EndReason;
        row.Failure = session.Failure;
        row.CurrentStep = session.CurrentStep;
        row.Extensions = session.Extensions;
        foreach (var result in session.Results)
        {
            if (row.Results.Find(known => known.Step == result.Step) is { } known)
            {
                known.Attempts = result.Attempts;
                known.PassedAt = result.PassedAt;
                known.LastReason = result.LastReason;
            }
            else
            {
                row.Results.Add(ToRow(session.Id, result));
            }
        }
    }

    private static StepResultRow ToRow(SessionId session, StepResult result) => new()
    {
        Session = session.Value,
        Step = result.Step,
        Attempts = result.Attempts,
        PassedAt = result.PassedAt,
        LastReason = result.LastReason,
    };
}
