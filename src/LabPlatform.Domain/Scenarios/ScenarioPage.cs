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
}

/// <summary>A step: a page that may have a check and a solution.</summary>
public sealed record ScenarioStep : ScenarioPage
{
    /// <summary>Decides the step (exit code 0: passed), or null: the learner may go on freely.</summary>
    public ScenarioScript? Verify { get; init; }

    /// <summary>Solves the step, for <c>lab try</c> and "show me", or null.</summary>
    public ScenarioScript? Solve { get; init; }

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
public sealed record ScenarioScript(string Path, string Text);
