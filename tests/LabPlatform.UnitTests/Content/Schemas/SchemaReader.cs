using System.Text.Json;
using System.Text.RegularExpressions;

namespace LabPlatform.UnitTests.Content.Schemas;

/// <summary>As much of JSON Schema 2020-12 as our schemas use; a keyword it does not know fails the test.</summary>
internal sealed class SchemaReader(JsonElement root)
{
    private static readonly HashSet<string> s_notes = new(StringComparer.Ordinal) { "$schema", "$defs", "title", "description", "examples" };

    /// <returns>What does not fit, as a pointer and a keyword; empty where all does.</returns>
    public IReadOnlyList<string> Mistakes(JsonElement value)
    {
        var mistakes = new List<string>();
        Check(root, value, "", mistakes);
        return mistakes;
    }

    private void Check(JsonElement schema, JsonElement value, string at, List<string> mistakes)
    {
        foreach (var keyword in schema.EnumerateObject().Where(keyword => !s_notes.Contains(keyword.Name)))
        {
            if (!Fits(schema, keyword.Name, keyword.Value, value, at, mistakes))
            {
                mistakes.Add($"{at}: {keyword.Name}");
            }
        }
    }

    private bool Fits(JsonElement schema, string keyword, JsonElement wanted, JsonElement value, string at, List<string> mistakes)
    {
        switch (keyword)
        {
            case "$ref":
                Check(Definition(wanted.GetString()!), value, at, mistakes);
                return true;
            case "properties" when value.ValueKind == JsonValueKind.Object:
                foreach (var property in wanted.EnumerateObject().Where(property => value.TryGetProperty(property.Name, out _)))
                {
                    Check(property.Value, value.GetProperty(property.Name), $"{at}/{property.Name}", mistakes);
                }

                return true;
            case "additionalProperties" when value.ValueKind == JsonValueKind.Object:
                var known = schema.TryGetProperty("properties", out var properties) ? properties : default;
                var others = value.EnumerateObject().Where(property => known.ValueKind != JsonValueKind.Object || !known.TryGetProperty(property.Name, out _)).ToList();
                if (wanted.ValueKind != JsonValueKind.False)
                {
                    others.ForEach(property => Check(wanted, property.Value, $"{at}/{property.Name}", mistakes));
                }

                return wanted.ValueKind != JsonValueKind.False || others.Count == 0;
            case "items" when value.ValueKind == JsonValueKind.Array:
                foreach (var (item, index) in value.EnumerateArray().Select((item, index) => (item, index)))
                {
                    Check(wanted, item, $"{at}/{index}", mistakes);
                }

                return true;
            case "oneOf":
                return wanted.EnumerateArray().Count(one => Accepts(one, value)) == 1;
            default:
                return FitsPlain(keyword, wanted, value);
        }
    }

    private bool Accepts(JsonElement schema, JsonElement value)
    {
        var mistakes = new List<string>();
        Check(schema, value, "", mistakes);
        return mistakes.Count == 0;
    }

    private static bool FitsPlain(string keyword, JsonElement wanted, JsonElement value) => (keyword, value.ValueKind) switch
    {
        ("type", _) => wanted.ValueKind == JsonValueKind.Array ? wanted.EnumerateArray().Any(type => IsOf(type.GetString()!, value)) : IsOf(wanted.GetString()!, value),
        ("enum", _) => wanted.EnumerateArray().Any(one => JsonElement.DeepEquals(one, value)),
        ("required", JsonValueKind.Object) => wanted.EnumerateArray().All(name => value.TryGetProperty(name.GetString()!, out _)),
        ("minItems", JsonValueKind.Array) => value.GetArrayLength() >= wanted.GetInt32(),
        ("maxItems", JsonValueKind.Array) => value.GetArrayLength() <= wanted.GetInt32(),
        ("minProperties", JsonValueKind.Object) => value.EnumerateObject().Count() >= wanted.GetInt32(),
        ("maxProperties", JsonValueKind.Object) => value.EnumerateObject().Count() <= wanted.GetInt32(),
        ("minLength", JsonValueKind.String) => value.GetString()!.Length >= wanted.GetInt32(),
        ("maxLength", JsonValueKind.String) => value.GetString()!.Length <= wanted.GetInt32(),
        ("pattern", JsonValueKind.String) => Regex.IsMatch(value.GetString()!, wanted.GetString()!, RegexOptions.NonBacktracking),
        ("minimum", JsonValueKind.Number) => value.GetDouble() >= wanted.GetDouble(),
        ("maximum", JsonValueKind.Number) => value.GetDouble() <= wanted.GetDouble(),
        ("properties" or "additionalProperties" or "items" or "required" or "minItems" or "maxItems" or "minProperties" or "maxProperties" or "minLength" or "maxLength" or "pattern" or "minimum" or "maximum", _) => true,
        _ => throw new NotSupportedException($"The keyword '{keyword}' is not read."),
    };

    private static bool IsOf(string type, JsonElement value) => (type, value.ValueKind) switch
    {
        ("object", JsonValueKind.Object) or ("array", JsonValueKind.Array) or ("string", JsonValueKind.String) or ("number", JsonValueKind.Number) => true,
        ("boolean", JsonValueKind.True or JsonValueKind.False) => true,
        ("integer", JsonValueKind.Number) => value.TryGetInt64(out _),
        _ => false,
    };

    private JsonElement Definition(string reference) => root.GetProperty("$defs").GetProperty(reference["#/$defs/".Length..]);
}
