using System.Collections.Immutable;

namespace LabPlatform.Domain.Quizzes;

/// <summary>A question of a page with all that is needed to judge an answer. What is right never goes to the browser.</summary>
public sealed record QuizQuestion
{
    /// <summary>Names the question within its page, and changes whenever anything of it does: an old answer never belongs to a new question.</summary>
    public required string Key { get; init; }

    /// <summary>Plain text in which <c>`code`</c> may stand.</summary>
    public required string Text { get; init; }

    public required QuizKind Kind { get; init; }

    /// <summary>In the author's order; empty for <see cref="QuizKind.Text"/>.</summary>
    public ImmutableArray<QuizOption> Options { get; init; } = [];

    /// <summary>Texts that are right, compared without case and outer blanks.</summary>
    public ImmutableArray<string> Answers { get; init; } = [];

    /// <summary>A regular expression found somewhere in texts that are right, or null; without back-references, so that none can run for ever.</summary>
    public string? Pattern { get; init; }

    /// <summary>Said after every answer, or empty.</summary>
    public string Feedback { get; init; } = "";

    /// <summary>Its step is passed only when it is answered rightly.</summary>
    public bool IsGraded { get; init; }
}

/// <param name="Feedback">Said to whoever chose it, or empty.</param>
public sealed record QuizOption(string Text, bool IsRight, string Feedback);

public enum QuizKind
{
    /// <summary>One of the options.</summary>
    One,

    /// <summary>All the right options and no other.</summary>
    Several,

    /// <summary>Words of one's own.</summary>
    Text,
}
