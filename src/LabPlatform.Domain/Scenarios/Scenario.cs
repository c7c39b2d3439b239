using System.Collections.Frozen;
using System.Collections.Immutable;

namespace LabPlatform.Domain.Scenarios;

/// <summary>One lab, as its author wrote it (Killercoda's <c>index.json</c> and the files it names). Immutable.</summary>
public sealed record Scenario
{
    public required ScenarioId Id { get; init; }

    public required string Title { get; init; }

    /// <summary>One line for the catalogue, or empty.</summary>
    public string Description { get; init; } = "";

    /// <summary>As written by the author ("beginner"), or null.</summary>
    public string? Difficulty { get; init; }

    /// <summary>As written by the author ("15 minutes"), or null.</summary>
    public string? Time { get; init; }

    /// <summary>What the learner will be able to do, one plain sentence each.</summary>
    public ImmutableArray<string> Objectives { get; init; } = [];

    public ScenarioPage? Intro { get; init; }

    public ImmutableArray<ScenarioStep> Steps { get; init; } = [];

    public ScenarioPage? Finish { get; init; }

    public ImmutableArray<ScenarioAsset> Assets { get; init; } = [];

    /// <summary>The images its pages show, by path relative to the catalogue's root (a page may use an image above the scenario's folder).</summary>
    public FrozenDictionary<string, ScenarioImage> Images { get; init; } = FrozenDictionary<string, ScenarioImage>.Empty;

    /// <summary>Changes whenever a file of the scenario changes (hex of a SHA-256): results say which version they belong to.</summary>
    public required string Version { get; init; }
}
