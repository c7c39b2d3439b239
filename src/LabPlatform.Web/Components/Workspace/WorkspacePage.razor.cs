using BlazorXTerm;
using LabPlatform.Domain.Scenarios;
using LabPlatform.Domain.Sessions;
using LabPlatform.Web.Terminals;

namespace LabPlatform.Web.Components.Workspace;

/// <summary>A running lab: text on the left, terminal on the right. Everything it shows is in the database and in its address.</summary>
public sealed partial class WorkspacePage
{
    /// <summary>What the terminal and the panes around it are made of.</summary>
    private string[] Modules =>
    [
        XTerm.ModuleUrl,
        TerminalTransport.ModuleUrl,
        Assets["Components/Workspace/ShellPane.razor.js"],
        Assets["Components/ClusterView/ClusterPane.razor.js"],
    ];

    private static string PageTitleOf(LabSession session, Scenario scenario) =>
        (scenario.PageAt(Math.Min(session.CurrentStep, scenario.Steps.Length - 1))?.Title is { Length: > 0 } title ? title + " · " : "") + scenario.Title;
}
