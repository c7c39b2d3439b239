using System.Text.Json;

namespace LabPlatform.Content.Loading.Json;

/// <summary>A JSON value that knows its line, so that a problem can name it.</summary>
/// <param name="Line">1-based.</param>
internal sealed record LocatedJson(JsonValueKind Kind, int Line)
{
    public static IReadOnlyDictionary<string, LocatedJson> NoProperties { get; } = new Dictionary<string, LocatedJson>(StringComparer.Ordinal);

    /// <summary>Of a string, number or boolean: its text.</summary>
    public string Text { get; init; } = "";

    /// <summary>Of an object; of two properties of one name the later one.</summary>
    public IReadOnlyDictionary<string, LocatedJson> Properties { get; init; } = NoProperties;

    /// <summary>Of an array.</summary>
    public IReadOnlyList<LocatedJson> Items { get; init; } = [];

    public LocatedJson? Find(string name) => Properties.GetValueOrDefault(name) is { Kind: not JsonValueKind.Null } value ? value : null;
}
