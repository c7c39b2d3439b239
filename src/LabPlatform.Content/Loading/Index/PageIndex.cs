using System.Collections.Immutable;

namespace LabPlatform.Content.Loading.Index;

/// <summary>Intro, a step or finish as <c>index.json</c> has it; aliases resolved, files not yet read.</summary>
/// <param name="Name">For messages: <c>intro</c>, <c>step 2</c>, <c>finish</c>.</param>
internal sealed record PageIndex(string Name, int Line)
{
    public Located? Title { get; init; }

    public Located? Text { get; init; }

    /// <summary><c>foreground</c>, or Katacoda's <c>code</c>.</summary>
    public Located? Foreground { get; init; }

    /// <summary><c>background</c>, or Katacoda's <c>courseData</c>.</summary>
    public Located? Background { get; init; }

    public Located? Verify { get; init; }

    /// <summary>Ours: a script that solves the step.</summary>
    public Located? Solve { get; init; }

    /// <summary>Ours: <c>checker</c> or <c>toolbox</c>.</summary>
    public Located? Check { get; init; }

    /// <summary>Ours: a <c>checks.yaml</c>.</summary>
    public Located? Checks { get; init; }

    /// <summary>Ours: Markdown files, in order. Katacoda's challenges have one <c>hint</c>.</summary>
    public ImmutableArray<Located> Hints { get; init; } = [];

    /// <summary>Katacoda's: a Markdown file with the solution.</summary>
    public Located? Answer { get; init; }
}
