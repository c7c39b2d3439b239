using System.Collections.Frozen;
using System.Collections.Immutable;
using LabPlatform.Domain.Sessions;

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

    /// <summary>How long the author thinks it takes, 1 to 600 (our key <c>minutes</c>), or null.</summary>
    public int? Minutes { get; init; }

    /// <summary>An exam (our key <c>exam</c>): no hints, no solutions, a score at the end.</summary>
    public bool IsExam { get; init; }

    /// <summary>Images it starts in the cluster, so that an operator can see to them (our key <c>images</c>).</summary>
    public ImmutableArray<string> NeededImages { get; init; } = [];

    /// <summary>What the cluster must offer beyond namespaces (our key <c>requires</c>): <c>storage-class</c>, <c>ingress</c>, …</summary>
    public ImmutableArray<string> Requires { get; init; } = [];

    /// <summary>The learner's namespaces beside <c>default</c>, in the author's order (our key <c>namespaces</c>).</summary>
    public ImmutableArray<VirtualNamespace> Namespaces { get; init; } = [];

    /// <summary>Names of terminals that are open from the start (our key <c>terminals</c>); empty for the usual one.</summary>
    public ImmutableArray<string> Terminals { get; init; } = [];

    public ScenarioPage? Intro { get; init; }

    public ImmutableArray<ScenarioStep> Steps { get; init; } = [];

    public ScenarioPage? Finish { get; init; }

    public ImmutableArray<ScenarioAsset> Assets { get; init; } = [];

    /// <summary>The images its pages show, by path relative to the catalogue's root (a page may use an image above the scenario's folder).</summary>
    public FrozenDictionary<string, ScenarioImage> Images { get; init; } = FrozenDictionary<string, ScenarioImage>.Empty;

    /// <summary>Changes whenever a file of the scenario changes (hex of a SHA-256): results say which version they belong to.</summary>
    public required string Version { get; init; }
}
