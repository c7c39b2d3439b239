using System.Collections.Immutable;
using LabPlatform.Domain.Checks.Declared;
using LabPlatform.Domain.Quizzes;

namespace LabPlatform.Domain.Scenarios;

/// <summary>Intro, step or finish: a Markdown text and the scripts that run when the learner gets there.</summary>
public record ScenarioPage
{
    /// <summary>Plain text; on a step never empty ("Step 2" where the author gave none).</summary>
    public string Title { get; init; } = "";

    /// <summary>Path of the Markdown file, relative to the scenario's folder; images are relative to it.</summary>
    public required string TextPath { get; init; }

    /// <summary>The Markdown as written, with LF line ends.</summary>
    public required string Markdown { get; init; }

    /// <summary>Typed into the learner's first terminal, or null.</summary>
    public ScenarioScript? Foreground { get; init; }

    /// <summary>Run unseen in the toolbox, or null.</summary>
    public ScenarioScript? Background { get; init; }

    /// <summary>The questions of the text, in its order.</summary>
    public ImmutableArray<QuizQuestion> Quiz { get; init; } = [];
}

/// <summary>A step: a page that may have a check and a solution.</summary>
public sealed record ScenarioStep : ScenarioPage
{
    /// <summary>Decides the step (exit code 0: passed), or null: the learner may go on freely.</summary>
    public ScenarioScript? Verify { get; init; }

    /// <summary>What the cluster must look like for the step to be passed (our <c>checks.yaml</c>), or null. Beside <see cref="Verify"/>, both must pass.</summary>
    public DeclaredCheck? Checks { get; init; }

    /// <summary>Something decides the step; without it the learner may go on freely.</summary>
    public bool HasCheck => Verify is not null || Checks is not null;

    /// <summary>The step can be passed: by a check, by graded questions, or by both together.</summary>
    public bool CanBePassed => HasCheck || Quiz.Any(question => question.IsGraded);

    /// <summary>Solves the step, for <c>lab try</c> and "show me", or null.</summary>
    public ScenarioScript? Solve { get; init; }

    /// <summary>Help in small portions, in the order in which they are given (our key <c>hints</c>): pages without scripts.</summary>
    public ImmutableArray<ScenarioPage> Hints { get; init; } = [];

    /// <summary>The solution in words (Katacoda's <c>answer</c>), or null.</summary>
    public ScenarioPage? Answer { get; init; }

    /// <summary>There is something to show to whoever asks how it is done.</summary>
    public bool HasSolution => Solve is not null || Answer is not null;

    /// <summary>Where <see cref="Verify"/> runs.</summary>
    public CheckPlace CheckPlace { get; init; } = CheckPlace.Toolbox;
}

/// <summary>Where a check script runs (design: key <c>check</c> of a step).</summary>
public enum CheckPlace
{
    /// <summary>In the learner's own toolbox: sees files and processes there; the result is self-attested.</summary>
    Toolbox,

    /// <summary>In the checker pod: clean environment, read-only rights on the session's namespaces.</summary>
    Checker,
}

/// <param name="Path">Relative to the scenario's folder, for messages.</param>
/// <param name="Text">The script, with LF line ends.</param>
public sealed record ScenarioScript(string Path, string Text)
{
    /// <summary>
    /// A check in Katacoda's older form: it has passed if the last line of its standard output that is not blank is
    /// <c>done</c>, whatever its exit code.
    /// </summary>
    public bool SaysDone { get; init; }
}
