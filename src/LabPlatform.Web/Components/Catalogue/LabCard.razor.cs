using LabPlatform.Domain.Scenarios;
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
}
