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

    /// <summary>Typed into the terminal of that name when it is opened first (Katacoda's <c>environment.terminals</c>).</summary>
    public FrozenDictionary<string, string> TerminalCommands { get; init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>What the author wants to be seen first beside the text.</summary>
    public ScenarioLayout Layout { get; init; } = ScenarioLayout.Terminal;

    /// <summary>The learner begins with the first step; the intro's scripts run all the same (Katacoda's <c>hideintro</c>).</summary>
    public bool HidesIntro { get; init; }

    /// <summary>Ports that the author wants to be offered as pages (Katacoda's <c>dashboards</c>).</summary>
    public ImmutableArray<ScenarioPort> Ports { get; init; } = [];

    /// <summary>No course shows it (Katacoda's <c>noindex</c> and <c>private</c>); who has its link may start it.</summary>
    public bool IsUnlisted { get; init; }

    /// <summary>The machine it was written for (<c>backend.imageid</c>), as the author wrote it, or null: <c>ubuntu</c>, <c>kubernetes-kubeadm-2nodes</c>.</summary>
    public string? ImageId { get; init; }

    public ScenarioPage? Intro { get; init; }

    public ImmutableArray<ScenarioStep> Steps { get; init; } = [];

    public ScenarioPage? Finish { get; init; }

    public ImmutableArray<ScenarioAsset> Assets { get; init; } = [];

    /// <summary>The images its pages show, by path relative to the catalogue's root (a page may use an image above the scenario's folder).</summary>
    public FrozenDictionary<string, ScenarioImage> Images { get; init; } = FrozenDictionary<string, ScenarioImage>.Empty;

    /// <summary>Changes whenever a file of the scenario changes (hex of a SHA-256): results say which version they belong to.</summary>
    public required string Version { get; init; }
}

/// <summary>Killercoda's <c>interface.layout</c>, as far as it makes a difference.</summary>
public enum ScenarioLayout
{
    Terminal,

    /// <summary>A file editor, with the terminal beside it.</summary>
    Editor,
}

/// <param name="Name">What the author calls the page behind it.</param>
/// <param name="Port">1 to 65535.</param>
public sealed record ScenarioPort(string Name, int Port);
