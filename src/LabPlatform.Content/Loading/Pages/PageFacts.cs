using System.Collections.Immutable;

namespace LabPlatform.Content.Loading.Pages;

/// <summary>What can be said of a page from its text alone.</summary>
/// <param name="ImageSources">As written, without those of other sites.</param>
/// <param name="OpenFences">Lines (1-based) of fences that are never closed.</param>
/// <param name="TooComplex">Why it cannot be rendered, or null.</param>
internal sealed record PageFacts(ImmutableArray<string> ImageSources, ImmutableArray<int> OpenFences, string? TooComplex);
