namespace LabPlatform.Content.Loading.Yaml;

/// <summary>A YAML value that knows its line, so that a problem can name it. Scalars stay the text that was written.</summary>
/// <param name="Line">1-based.</param>
internal sealed record LocatedYaml(YamlKind Kind, int Line)
{
    /// <summary>Of <see cref="YamlKind.Text"/>.</summary>
    public string Text { get; init; } = "";

    /// <summary>Written in quotes or as a block: then a number or <c>true</c> is meant as text.</summary>
    public bool IsQuoted { get; init; }

    /// <summary>Of <see cref="YamlKind.List"/>.</summary>
    public IReadOnlyList<LocatedYaml> Items { get; init; } = [];

    /// <summary>Of <see cref="YamlKind.Map"/>, in the author's order; no key is there twice.</summary>
    public IReadOnlyList<YamlEntry> Entries { get; init; } = [];

    /// <summary>A key without a value, <c>~</c> or <c>null</c>.</summary>
    public bool IsNothing => Kind == YamlKind.Text && !IsQuoted && Text is "" or "~" or "null";

    public LocatedYaml? Find(string key) => Entries.FirstOrDefault(entry => string.Equals(entry.Key.Text, key, StringComparison.Ordinal))?.Value;
}

internal sealed record YamlEntry(Located Key, LocatedYaml Value);

internal enum YamlKind
{
    Text,
    List,
    Map,
}
