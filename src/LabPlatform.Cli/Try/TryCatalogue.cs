using System.Collections.Immutable;
using LabPlatform.Content.Loading;
using LabPlatform.Domain.Scenarios;

namespace LabPlatform.Cli.Try;

/// <summary>The scenarios of all paths of a command line as one catalogue, read once: what is edited meanwhile is not tried half.</summary>
internal sealed class TryCatalogue : IScenarioCatalogue
{
    private TryCatalogue(ImmutableArray<TryTarget> targets)
    {
        Targets = targets;
        Current = new Catalogue([new Course("", "", "", [.. targets.Select(Listed)], [])]);
    }

    public ImmutableArray<TryTarget> Targets { get; }

    public Catalogue Current { get; }

    /// <exception cref="DirectoryNotFoundException">A path is no folder.</exception>
    public static TryCatalogue Read(IEnumerable<string> paths)
    {
        var targets = ImmutableArray.CreateBuilder<TryTarget>();
        foreach (var given in paths)
        {
            foreach (var (path, entry) in ScenarioFolder.Read(given))
            {
                // Two paths may each have a scenario of one name.
                var id = ScenarioId.TryParse($"{targets.Count}/{entry.Id.Value}", out var numbered) ? numbered : entry.Id;
                targets.Add(new TryTarget(GivenPath.Join(given, path), id, entry));
            }
        }

        return new TryCatalogue([.. targets.DistinctBy(target => System.IO.Path.GetFullPath(target.Path), StringComparer.Ordinal)]);
    }

    private static CatalogueEntry Listed(TryTarget target) =>
        target.Entry with { Id = target.Id, Scenario = target.Scenario is { } scenario ? scenario with { Id = target.Id } : null };

    /// <summary>Never changes.</summary>
    public IDisposable Subscribe(Action changed) => new Nothing();

    private sealed class Nothing : IDisposable
    {
        public void Dispose()
        {
            // There is nothing to stop.
        }
    }
}
