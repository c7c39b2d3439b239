using System.Collections.Immutable;

namespace LabPlatform.Content.Loading.Index;

/// <summary>What <c>index.json</c> says.</summary>
internal sealed record ScenarioIndex
{
    public Located? Title { get; init; }

    public string Description { get; init; } = "";

    public string? Difficulty { get; init; }

    public string? Time { get; init; }

    public ImmutableArray<string> Objectives { get; init; } = [];

    public PageIndex? Intro { get; init; }

    public ImmutableArray<PageIndex> Steps { get; init; } = [];

    public PageIndex? Finish { get; init; }

    public ImmutableArray<AssetIndex> Assets { get; init; } = [];

    public IEnumerable<PageIndex> Pages => new[] { Intro }.Concat(Steps).Append(Finish).OfType<PageIndex>();
}
