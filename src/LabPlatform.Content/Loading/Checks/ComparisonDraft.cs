using System.Collections.Immutable;
using LabPlatform.Content.Loading.Yaml;

namespace LabPlatform.Content.Loading.Checks;

/// <summary>A comparison as it was written: right with exactly one known word.</summary>
/// <param name="Owner">The key it stands behind, or the condition it belongs to.</param>
/// <param name="IsCount">It compares whole numbers from 0 on.</param>
internal sealed record ComparisonDraft(string Owner, int Line, ImmutableArray<YamlEntry> Words, bool IsCount)
{
    /// <summary>A bare scalar means <c>equals</c>.</summary>
    public static ComparisonDraft Of(YamlEntry entry, bool isCount) => new(
        entry.Key.Text,
        entry.Key.Line,
        entry.Value.Kind switch
        {
            YamlKind.Map => [.. entry.Value.Entries],
            YamlKind.Text when !entry.Value.IsNothing => [new YamlEntry(new Located(ConditionForms.Equal, entry.Value.Line), entry.Value)],
            _ => [],
        },
        isCount);
}
