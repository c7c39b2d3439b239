using System.Collections.Immutable;

namespace LabPlatform.Web.Components.Workspace;

/// <summary>What stands beside the instructions. Learners move panes between the two halves; where each stands is the browser's to remember.</summary>
/// <param name="Name">As scripts and styles know it.</param>
/// <param name="Title">As its tab is called.</param>
/// <param name="Icon">Of the tab.</param>
/// <param name="Half">Where it stands until somebody moves it.</param>
public sealed record WorkspacePane(string Name, string Title, string Icon, string Half)
{
    public const string Upper = "upper";

    public const string Lower = "lower";

    public static readonly WorkspacePane Shell = new("shell", "Terminal", "terminal", Upper);

    public static readonly WorkspacePane Cluster = new("cluster", "Cluster", "boxes", Lower);

    public static readonly WorkspacePane Editor = new("editor", "Editor", "pencil", Lower);

    public static readonly WorkspacePane Ports = new("ports", "Web", "globe", Lower);

    /// <summary>In the order of their tabs and of their shortcuts, which begin with 2: 1 are the instructions.</summary>
    public static readonly ImmutableArray<WorkspacePane> All = [Shell, Cluster, Editor, Ports];

    public string Id => $"pane-{Name}";

    /// <summary>Of the element it is in: by them scripts and styles find it.</summary>
    public IReadOnlyDictionary<string, object> Attributes { get; } = new Dictionary<string, object>(StringComparer.Ordinal)
    {
        ["role"] = "tabpanel",
        ["aria-label"] = Title,
        ["id"] = $"pane-{Name}",
        ["data-pane"] = Name,
        ["data-half"] = Half,
        ["data-stands"] = Half, // until its script knows better
    };
}
