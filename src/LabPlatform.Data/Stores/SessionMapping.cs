using LabPlatform.Data.Configurations;
using LabPlatform.Domain.Help;
using LabPlatform.Domain.Quizzes;
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
        ExtraNamespaces = [.. row.ExtraNamespaces.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(name => new VirtualNamespace(name))],
        Version = row.Version,
        Results = [.. row.Results.OrderBy(result => result.Step).Select(result => new StepResult(result.Step, result.Attempts, result.PassedAt, result.LastReason))],
        Answers =
        [
            .. row.Answers.OrderBy(answer => answer.Page).ThenBy(answer => answer.Question, StringComparer.Ordinal)
                .Select(answer => new QuizAnswer(answer.Page, answer.Question, answer.Given, answer.IsRight, answer.Attempts, answer.RightAt)),
        ],
        Help = [.. row.Help.OrderBy(help => help.Step).Select(help => new StepHelp(help.Step, help.Hints, help.SolutionAt))],
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
        ExtraNamespaces = string.Join(',', session.ExtraNamespaces),
        Version = session.Version,
        Results = [.. session.Results.Select(result => ToRow(session.Id, result))],
        Answers = [.. session.Answers.Select(answer => ToRow(session.Id, answer))],
        Help = [.. session.Help.Select(help => ToRow(session.Id, help))],
    };

    /// <summary>Writes what can change; identity, learner, scenario, namespaces and creation stay.</summary>
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

        row.UpdateAnswers(session);
        row.UpdateHelp(session);
    }

    private static void UpdateAnswers(this SessionRow row, LabSession session)
    {
        foreach (var answer in session.Answers)
        {
            if (row.Answers.Find(known => known.Page == answer.Page && string.Equals(known.Question, answer.Question, StringComparison.Ordinal)) is { } known)
            {
                known.Given = answer.Given;
                known.IsRight = answer.IsRight;
                known.Attempts = answer.Attempts;
                known.RightAt = answer.RightAt;
            }
            else
            {
                row.Answers.Add(ToRow(session.Id, answer));
            }
        }
    }

    private static void UpdateHelp(this SessionRow row, LabSession session)
    {
        foreach (var help in session.Help)
        {
            if (row.Help.Find(known => known.Step == help.Step) is { } known)
            {
                known.Hints = help.Hints;
                known.SolutionAt = help.SolutionAt;
            }
            else
            {
                row.Help.Add(ToRow(session.Id, help));
            }
        }
    }

    private static QuizAnswerRow ToRow(SessionId session, QuizAnswer answer) => new()
    {
        Session = session.Value,
        Page = answer.Page,
        Question = answer.Question,
        Given = answer.Given,
        IsRight = answer.IsRight,
        Attempts = answer.Attempts,
        RightAt = answer.RightAt,
    };

    private static StepHelpRow ToRow(SessionId session, StepHelp help) => new()
    {
        Session = session.Value,
        Step = help.Step,
        Hints = help.Hints,
        SolutionAt = help.SolutionAt,
    };

    private static StepResultRow ToRow(SessionId session, StepResult result) => new()
    {
        Session = session.Value,
        Step = result.Step,
        Attempts = result.Attempts,
        PassedAt = result.PassedAt,
        LastReason = result.LastReason,
    };
}
