using System.Collections.Immutable;
using LabPlatform.Content.Images;
using LabPlatform.Content.Loading.Assets;
using LabPlatform.Content.Loading.Index;
using LabPlatform.Content.Loading.Pages;
using LabPlatform.Domain.Scenarios;

namespace LabPlatform.Content.Loading;

/// <summary>A scenario with all its files read, before it is judged: what the rules of <c>Validation/</c> look at.</summary>
internal sealed record ScenarioDraft(
    ScenarioId Id,
    ScenarioIndex Index,
    ImmutableArray<PageDraft> Pages,
    ImmutableArray<ScriptDraft> Scripts,
    ImmutableArray<AssetDraft> Assets,
    ImmutableArray<ImageDraft> Images,
    string Version)
{
    /// <summary>Relative to the catalogue's root, as is every path of a draft.</summary>
    public string Folder => Id.Value;

    public string IndexPath => $"{Folder}/index.json";
}
