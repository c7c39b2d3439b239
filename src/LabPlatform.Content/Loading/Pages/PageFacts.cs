using System.Collections.Immutable;
using LabPlatform.Domain.Quizzes;

namespace LabPlatform.Content.Loading.Pages;

/// <summary>What can be said of a page from its text alone.</summary>
/// <param name="ImageSources">As written, without those of other sites.</param>
/// <param name="OpenFences">Lines (1-based) of fences that are never closed.</param>
/// <param name="TooComplex">Why it cannot be rendered, or null.</param>
internal sealed record PageFacts(ImmutableArray<string> ImageSources, ImmutableArray<int> OpenFences, string? TooComplex)
{
    /// <summary>Lines of macros that no code stands before.</summary>
    public ImmutableArray<int> StrayMacros { get; init; } = [];

    /// <summary>Lines of macros that were read as what the author must have meant.</summary>
    public ImmutableArray<int> MisspeltMacros { get; init; } = [];

    /// <summary>Its questions, in order.</summary>
    public ImmutableArray<QuizQuestion> Quiz { get; init; } = [];

    /// <summary>What is wrong with questions, with lines.</summary>
    public ImmutableArray<Located> QuizProblems { get; init; } = [];
}
