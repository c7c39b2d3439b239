using System.Collections.Immutable;
using System.Text.Json;

namespace LabPlatform.Domain.Checks.Declared;

/// <summary>Follows a <see cref="JsonPath"/> through an object.</summary>
public static class JsonPathValues
{
    /// <summary>Every value at the path, in the order of the document; none where it leads nowhere. A null counts as nowhere.</summary>
    public static ImmutableArray<JsonElement> Select(this JsonPath path, JsonElement root)
    {
        ArgumentNullException.ThrowIfNull(path);
        return [.. Follow(path.Steps, root).Where(value => value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined))];
    }

    /// <summary>A value as kubectl prints it: text without quotes, everything else as JSON.</summary>
    public static string TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => value.GetRawText(),
    };

    private static IEnumerable<JsonElement> Follow(ImmutableArray<JsonPathStep> steps, JsonElement root)
    {
        IEnumerable<JsonElement> found = [root];
        foreach (var step in steps)
        {
            found = found.SelectMany(value => Apply(step, value));
        }

        return found;
    }

    private static IEnumerable<JsonElement> Apply(JsonPathStep step, JsonElement value) => step switch
    {
        JsonPathStep.Field field => value.ValueKind == JsonValueKind.Object && value.TryGetProperty(field.Name, out var found) ? [found] : [],
        JsonPathStep.Item item => At(value, item.Index),
        JsonPathStep.Slice slice => Slice(value, slice),
        JsonPathStep.Children => Children(value),
        JsonPathStep.Descendants => Children(value).SelectMany(child => Apply(step, child)).Prepend(value),
        JsonPathStep.Union union => union.Steps.SelectMany(part => Apply(part, value)),
        JsonPathStep.Where where => value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Where(item => Holds(where, item)) : [],
        _ => [],
    };

    private static IEnumerable<JsonElement> Children(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => value.EnumerateArray(),
        JsonValueKind.Object => value.EnumerateObject().Select(property => property.Value),
        _ => [],
    };

    private static IEnumerable<JsonElement> At(JsonElement value, int index)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            return [];
        }

        var at = index < 0 ? value.GetArrayLength() + index : index;
        return at >= 0 && at < value.GetArrayLength() ? [value[at]] : [];
    }

    private static IEnumerable<JsonElement> Slice(JsonElement value, JsonPathStep.Slice slice)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            yield break;
        }

        var length = value.GetArrayLength();
        var end = Bound(slice.End ?? length, length);
        for (var at = (long)Bound(slice.Start ?? 0, length); at < end; at += slice.Stride)
        {
            yield return value[(int)at];
        }
    }

    private static int Bound(int wanted, int length) => Math.Clamp(wanted < 0 ? length + wanted : wanted, 0, length);

    private static bool Holds(JsonPathStep.Where where, JsonElement item)
    {
        var found = Follow(where.Path, item);
        return where.Operator == JsonPathOperator.Exists ? found.Any() : found.Any(value => Holds(where, TextOf(value)));
    }

    private static bool Holds(JsonPathStep.Where where, string text)
    {
        int? order = Quantity.TryParse(text, out var left) && Quantity.TryParse(where.Value, out var right) ? left.CompareTo(right) : null;
        var same = order == 0 || string.Equals(text, where.Value, StringComparison.Ordinal);
        return where.Operator switch
        {
            JsonPathOperator.Equals => same,
            JsonPathOperator.Differs => !same,
            JsonPathOperator.Less => order < 0,
            JsonPathOperator.LessOrEqual => order <= 0,
            JsonPathOperator.Greater => order > 0,
            _ => order >= 0,
        };
    }
}
