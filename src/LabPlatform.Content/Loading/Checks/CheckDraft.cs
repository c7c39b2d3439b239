using System.Collections.Immutable;
using LabPlatform.Content.Files;
using LabPlatform.Content.Loading.Index;
using LabPlatform.Content.Loading.Yaml;

namespace LabPlatform.Content.Loading.Checks;

/// <summary>The declared check of a page as it was written.</summary>
/// <param name="Reference">As in <c>index.json</c>, relative to the scenario's folder; the line there.</param>
/// <param name="Path">Relative to the catalogue's root.</param>
/// <param name="Syntax">Why its text could not be read, and where; else null.</param>
internal sealed record CheckDraft(PageIndex Page, Located Reference, string Path, FileState State, YamlSyntaxException? Syntax, ImmutableArray<ConditionDraft> Conditions)
{
    public IEnumerable<ConditionDraft> AllConditions => Conditions.SelectMany(condition => condition.WithInner);
}
