using System.Collections.Immutable;
using LabPlatform.Content.Images;
using LabPlatform.Content.Loading.Assets;
using LabPlatform.Content.Loading.Checks;
using LabPlatform.Content.Loading.Index;
using LabPlatform.Content.Loading.Pages;
using LabPlatform.Domain.Scenarios;

namespace LabPlatform.Content.Loading;

/// <summary>A scenario with all its files read, before it is judged: what the rules of <c>Validation/</c> look at.</summary>
internal sealed record ScenarioDraft(
    ScenarioId Id,
    ScenarioIndex Index,
    ImmutableArray<PageDraft> Pages,
    ImmutableArray<HelpDraft> Help,
    ImmutableArray<ScriptDraft> Scripts,
    ImmutableArray<CheckDraft> Checks,
    ImmutableArray<StrayCheck> StrayChecks,
    ImmutableArray<AssetDraft> Assets,
    ImmutableArray<ImageDraft> Images,
    string Version)
{
    /// <summary>Relative to the catalogue's root, as is every path of a draft.</summary>
    public string Folder => Id.Value;

    public string IndexPath => $"{Folder}/index.json";

    /// <summary>Pages, hints and answers: all that is Markdown.</summary>
    public IEnumerable<PageDraft> Texts => Pages.Concat(Help.Select(help => help.Page));

    /// <summary>Every condition, also those inside others.</summary>
    public IEnumerable<(CheckDraft Check, ConditionDraft Condition)> Conditions => Checks.SelectMany(check => check.AllConditions, (check, condition) => (check, condition));
}
