using LabPlatform.Domain.Scenarios;

namespace LabPlatform.Cli.Try;

/// <summary>One scenario to be tried.</summary>
/// <param name="Path">Its folder, as somebody would type it who stands where the command was called.</param>
/// <param name="Id">Its name in the catalogue of this run.</param>
internal sealed record TryTarget(string Path, ScenarioId Id, CatalogueEntry Entry)
{
    public Scenario? Scenario => Entry.Scenario;
}
