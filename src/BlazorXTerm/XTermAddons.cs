using System.Text.Json;
using System.Text.Json.Serialization;

namespace BlazorXTerm;

/// <summary>Optional parts of xterm.js, each a file of its own that is loaded when wanted. Fitting to the container is always there.</summary>
[Flags]
[JsonConverter(typeof(XTermAddonsConverter))]
public enum XTermAddons
{
    None = 0,

    /// <summary>Draws with the graphics card where the browser can, else with HTML elements.</summary>
    WebGL = 1,

    /// <summary>For <see cref="XTerm.SearchAsync"/>, which otherwise loads it at its first call.</summary>
    Search = 2,

    /// <summary>http and https addresses in the output can be clicked; the page asks before it opens one.</summary>
    WebLinks = 4,

    /// <summary>Widths of characters as in Unicode 11 (emoji are two columns wide).</summary>
    Unicode11 = 8,

    All = WebGL | Search | WebLinks | Unicode11,
}

/// <summary>Writes the set as a list of names, as the script reads it.</summary>
internal sealed class XTermAddonsConverter : JsonConverter<XTermAddons>
{
    private static readonly (XTermAddons Addon, string Name)[] s_names =
    [
        (XTermAddons.WebGL, "webGL"),
        (XTermAddons.Search, "search"),
        (XTermAddons.WebLinks, "webLinks"),
        (XTermAddons.Unicode11, "unicode11"),
    ];

    public override XTermAddons Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Options only go to the browser.");

    public override void Write(Utf8JsonWriter writer, XTermAddons value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var (_, name) in s_names.Where(item => value.HasFlag(item.Addon)))
        {
            writer.WriteStringValue(name);
        }

        writer.WriteEndArray();
    }
}
