using System.Collections.Immutable;
using LabPlatform.Domain.Help;
using LabPlatform.Domain.Quizzes;
using LabPlatform.Domain.Scenarios;

namespace LabPlatform.Domain.Sessions;

/// <summary>One learner in one scenario, as stored. Immutable snapshot; changes go through the use cases.</summary>
public sealed record LabSession
{
    public required SessionId Id { get; init; }

    public required LearnerId Learner { get; init; }

    public required ScenarioId Scenario { get; init; }

    public required SessionState State { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the learner could first type, or null.</summary>
    public DateTimeOffset? ReadyAt { get; init; }

    /// <summary>When the session ends by itself.</summary>
    public required DateTimeOffset Deadline { get; init; }

    /// <summary>Last input, check or click; decides idleness.</summary>
    public required DateTimeOffset LastActivityAt { get; init; }

    /// <summary>When all steps were done, or null.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>When the namespaces were seen to be gone, or null.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    public EndReason? EndReason { get; init; }

    /// <summary>In plain words: why the start failed; or, while the session goes on, how its toolbox was lost, until the learner turns the page. Else null.</summary>
    public string? Failure { get; init; }

    /// <summary>0-based index of the step the learner is at; equal to the number of steps on the finish page; -1 on the intro.</summary>
    public int CurrentStep { get; init; } = -1;

    public ImmutableArray<StepResult> Results { get; init; } = [];

    /// <summary>Answers to the questions of its pages.</summary>
    public ImmutableArray<QuizAnswer> Answers { get; init; } = [];

    /// <summary>Hints and solutions that were shown.</summary>
    public ImmutableArray<StepHelp> Help { get; init; } = [];

    /// <summary>How often the deadline was moved.</summary>
    public int Extensions { get; init; }

    /// <summary>Grows with every stored change; a write on an older version is refused.</summary>
    public int Version { get; init; }

    /// <summary>The learner's namespaces beside <c>default</c>, as the scenario had it when the session began: what is in the cluster must not depend on a later edit.</summary>
    public ImmutableArray<VirtualNamespace> ExtraNamespaces { get; init; } = [];

    public NamespaceMap Namespaces => NamespaceMap.For(Id, ExtraNamespaces);
}

public enum SessionState
{
    Starting,
    Ready,
    Ending,
    Ended,
}

public enum EndReason
{
    ByLearner,
    Deadline,
    Idle,
    StartFailed,

    /// <summary>Its namespaces vanished from the cluster.</summary>
    Lost,
}

/// <summary>What is known of one step of one session.</summary>
/// <param name="Step">0-based.</param>
/// <param name="PassedAt">When it first passed, or null.</param>
/// <param name="LastReason">The last reason given, or empty.</param>
public sealed record StepResult(int Step, int Attempts, DateTimeOffset? PassedAt, string LastReason);
