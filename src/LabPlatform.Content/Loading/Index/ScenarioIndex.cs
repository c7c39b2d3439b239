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

    public Located? Minutes { get; init; }

    public bool IsExam { get; init; }

    public ImmutableArray<Located> NeededImages { get; init; } = [];

    public ImmutableArray<Located> Requires { get; init; } = [];

    public ImmutableArray<Located> Namespaces { get; init; } = [];

    public ImmutableArray<TerminalIndex> Terminals { get; init; } = [];

    public PageIndex? Intro { get; init; }

    public ImmutableArray<PageIndex> Steps { get; init; } = [];

    public PageIndex? Finish { get; init; }

    public ImmutableArray<AssetIndex> Assets { get; init; } = [];

    /// <summary>Katacoda's <c>type</c>: <c>challenge@1.0</c>, <c>jupyter@0.1</c>.</summary>
    public Located? Type { get; init; }

    /// <summary>Katacoda's <c>noindex</c> or <c>private</c>: not for the catalogue, but for whom its link was given.</summary>
    public bool IsUnlisted { get; init; }

    /// <summary>Written for Katacoda: told by its screen settings or its names for scripts.</summary>
    public bool IsKatacoda { get; init; }

    public BackdropIndex Backdrop { get; init; } = new();

    public IEnumerable<PageIndex> Pages => new[] { Intro }.Concat(Steps).Append(Finish).OfType<PageIndex>();
}

/// <summary>What is around the texts: machine and screen.</summary>
internal sealed record BackdropIndex
{
    /// <summary><c>backend.imageid</c>.</summary>
    public string? ImageId { get; init; }

    /// <summary><c>interface.layout</c>, else Katacoda's <c>environment.uilayout</c>.</summary>
    public string? Layout { get; init; }

    /// <summary>Katacoda's <c>environment.hideintro</c>.</summary>
    public bool HidesIntro { get; init; }

    /// <summary>Katacoda's <c>environment.dashboards</c> with a port.</summary>
    public ImmutableArray<DashboardIndex> Dashboards { get; init; } = [];
}

/// <param name="Command">Katacoda's: typed into the terminal when it opens, or null.</param>
internal sealed record TerminalIndex(Located Name, string? Command);

internal sealed record DashboardIndex(string Name, Located Port);
