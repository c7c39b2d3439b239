using System.Collections.Immutable;
using LabPlatform.Content.Loading.Yaml;

namespace LabPlatform.Content.Loading.Checks;

/// <summary>A condition as it was written, before it is judged.</summary>
/// <param name="Yaml">Not always a map: authors err.</param>
/// <param name="Form">Null where no key, or more than one, says which condition it is.</param>
/// <param name="Inner">Of <c>all</c>, <c>any</c> and <c>not</c>.</param>
internal sealed record ConditionDraft(LocatedYaml Yaml, ConditionForm? Form, ImmutableArray<ConditionDraft> Inner)
{
    public int Line => Yaml.Line;

    /// <summary>This one and all inside it.</summary>
    public IEnumerable<ConditionDraft> WithInner => Inner.SelectMany(inner => inner.WithInner).Prepend(this);

    /// <summary>The keys that belong to its form, with their values.</summary>
    public IEnumerable<(ConditionKey Key, YamlEntry Entry)> Known =>
        Form is null ? [] : Yaml.Entries.Select(entry => (Form.Find(entry.Key.Text), entry)).Where(pair => pair.Item1 is not null).Select(pair => (pair.Item1!, pair.entry));

    /// <summary>Its comparisons: behind a key, or in the condition itself.</summary>
    public IEnumerable<ComparisonDraft> Comparisons
    {
        get
        {
            var behindKeys = Known.Where(pair => pair.Key.Form is ValueForm.Comparison or ValueForm.Count)
                .Select(pair => ComparisonDraft.Of(pair.Entry, pair.Key.Form == ValueForm.Count));
            return Form is { HoldsComparison: true }
                ? behindKeys.Append(new ComparisonDraft(Form.Name, Line, [.. Yaml.Entries.Where(entry => ConditionForms.IsComparisonWord(entry.Key.Text))], IsCount: false))
                : behindKeys;
        }
    }

    /// <returns>Values behind keys of that form that are one word, where one is expected.</returns>
    public IEnumerable<Located> Words(ValueForm form) =>
        Known.Where(pair => pair.Key.Form == form && pair.Entry.Value is { Kind: YamlKind.Text, IsNothing: false })
            .Select(pair => new Located(pair.Entry.Value.Text, pair.Entry.Value.Line));

    /// <returns>The value of that key, or null where there is none or it is no text.</returns>
    public string? Text(string key) => Yaml.Find(key) is { Kind: YamlKind.Text, IsNothing: false } value ? value.Text : null;
}
