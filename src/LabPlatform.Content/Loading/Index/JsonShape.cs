using System.Text.Json;
using LabPlatform.Content.Loading.Json;
using LabPlatform.Content.Validation;
using LabPlatform.Domain.Scenarios;

namespace LabPlatform.Content.Loading.Index;

/// <summary>Takes values out of JSON and reports those of another kind than expected, instead of failing.</summary>
/// <param name="file">For messages, relative to the catalogue's root.</param>
internal sealed class JsonShape(string file, ProblemList problems)
{
    public const string Rule = "json-type";

    /// <summary>A number or boolean is taken as its text.</summary>
    public Located? Text(LocatedJson? parent, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (parent?.Find(name) is not { } value)
            {
                continue;
            }

            if (value.Kind is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False)
            {
                return new Located(value.Text.Trim(), value.Line);
            }

            Report(value, name, "text");
        }

        return null;
    }

    public LocatedJson? Object(LocatedJson? parent, string name) => Of(parent, name, JsonValueKind.Object, "an object");

    /// <summary>One object instead of a list is taken as a list of one.</summary>
    public IReadOnlyList<LocatedJson> List(LocatedJson? parent, string name)
    {
        var value = parent?.Find(name);
        if (value is null or { Kind: JsonValueKind.Object })
        {
            return value is null ? [] : [value];
        }

        return Of(parent, name, JsonValueKind.Array, "a list")?.Items ?? [];
    }

    public void Report(LocatedJson value, string name, string expected) =>
        problems.Add(Rule, ProblemSeverity.Warning, file, value.Line, $"'{name}' should be {expected}; it was ignored.");

    private LocatedJson? Of(LocatedJson? parent, string name, JsonValueKind kind, string expected)
    {
        var value = parent?.Find(name);
        if (value is not null && value.Kind != kind)
        {
            Report(value, name, expected);
            return null;
        }

        return value;
    }
}
