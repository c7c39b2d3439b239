using System.Collections.Immutable;
using LabPlatform.Domain.Scenarios;
using LabPlatform.Domain.Sessions;
using Microsoft.AspNetCore.Components;

namespace LabPlatform.Web.Components.Catalogue;

/// <summary>The way back into the lab that runs, where there is one.</summary>
public sealed partial class ResumeStrip
{
    [Inject]
    public required IScenarioCatalogue Scenarios { get; init; }

    [Parameter, EditorRequired]
    public required ImmutableArray<LabSession> Sessions { get; set; }

    private LabSession? Live => Sessions.FirstOrDefault(session => session.IsLive());

    private CatalogueEntry? Entry => Live is { } session ? Scenarios.Current.Find(session.Scenario) : null;

    private string Title => Entry?.Title ?? Live!.Scenario.Value;

    private string Where => (Entry?.Scenario?.Steps.Length ?? 0) switch
    {
        0 => "Your lab is running",
        1 when Live!.CurrentStep < 0 => "At the introduction, one step ahead",
        var steps when Live!.CurrentStep < 0 => $"At the introduction, {steps} steps ahead",
        var steps when Live!.CurrentStep >= steps => "All steps done",
        var steps => $"Step {Live!.CurrentStep + 1} of {steps}",
    };
}
