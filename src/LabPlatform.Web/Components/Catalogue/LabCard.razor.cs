using LabPlatform.Domain.Scenarios;
using LabPlatform.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace LabPlatform.Web.Components.Catalogue;

public sealed partial class LabCard
{
    [Parameter, EditorRequired]
    public required CatalogueEntry Entry { get; set; }

    [Parameter, EditorRequired]
    public required Scenario Scenario { get; set; }

    /// <summary>Its place in the course, from 1.</summary>
    [Parameter, EditorRequired]
    public required int Number { get; set; }

    [Parameter, EditorRequired]
    public required LabProgress Progress { get; set; }

    private string? State => Progress switch
    {
        { Live: not null } => "Running now",
        { Finished: true } => "Done",
        { Passed: > 0 } => $"{Progress.Passed} of {Scenario.Steps.Length} done",
        _ => null,
    };

    private string StateClass => Progress.Finished ? "good" : "accent";
}
