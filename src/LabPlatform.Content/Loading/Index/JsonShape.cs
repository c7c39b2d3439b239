using System.Collections.Immutable;
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

    public const string CaseRule = "json-key-case";

    public const string KeyRule = "json-key";

    /// <summary>Shorter words are near to everything.</summary>
    private const int ShortestMistake = 4;

    /// <summary>A number or boolean is taken as its text.</summary>
    public Located? Text(LocatedJson? parent, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (Find(parent, name) is not { } value)
            {
                continue;
            }

            if (IsText(value))
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
        var value = Find(parent, name);
        if (value is null or { Kind: JsonValueKind.Object })
        {
            return value is null ? [] : [value];
        }

        return Of(parent, name, JsonValueKind.Array, "a list")?.Items ?? [];
    }

    /// <summary>A list of texts; one text is taken as a list of one, empty ones are left out.</summary>
    public ImmutableArray<Located> Texts(LocatedJson? parent, string name)
    {
        if (Find(parent, name) is not { } value)
        {
            return [];
        }

        if (value.Kind != JsonValueKind.Array && !IsText(value))
        {
            Report(value, name, "a list of texts");
            return [];
        }

        var items = value.Kind == JsonValueKind.Array ? value.Items : [value];
        foreach (var item in items.Where(item => !IsText(item)))
        {
            Report(item, name, "a list of texts");
        }

        return [.. items.Where(IsText).Select(item => new Located(item.Text.Trim(), item.Line)).Where(text => text.Text.Length > 0)];
    }

    /// <returns>False also where there is none.</returns>
    public bool Flag(LocatedJson? parent, string name)
    {
        if (Find(parent, name) is not { } value)
        {
            return false;
        }

        if (value.Text.ToLowerInvariant() is not ("true" or "false"))
        {
            Report(value, name, "true or false");
        }

        return value.Text.Equals("true", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Keys in another case than written down are what they look like; so Katacoda's authors wrote some.</summary>
    public LocatedJson? Find(LocatedJson? parent, string name)
    {
        if (parent?.Find(name) is { } exact)
        {
            return exact;
        }

        foreach (var (key, value) in parent?.Properties ?? LocatedJson.NoProperties)
        {
            if (key.Equals(name, StringComparison.OrdinalIgnoreCase) && value.Kind != JsonValueKind.Null)
            {
                problems.Add(CaseRule, ProblemSeverity.Warning, file, value.Line, $"'{Quoting.Safe(key)}' was read as '{name}'; write it so.");
                return value;
            }
        }

        return null;
    }

    /// <summary>Unknown keys are all right, but one that is nearly a known key is a mistake that costs a check or a page.</summary>
    /// <param name="known">All keys that mean something there, to us or to others.</param>
    public void ReportMistypedKeys(LocatedJson? parent, IReadOnlyCollection<string> known)
    {
        foreach (var (key, value) in parent?.Properties ?? LocatedJson.NoProperties)
        {
            if (key.Length >= ShortestMistake && !known.Contains(key, StringComparer.OrdinalIgnoreCase) && Suggestions.Nearest(key, known) is { } near)
            {
                problems.Add(KeyRule, ProblemSeverity.Warning, file, value.Line, $"Nobody reads the key '{Quoting.Safe(key)}'. Did you mean '{near}'?");
            }
        }
    }

    public void Report(LocatedJson value, string name, string expected) =>
        problems.Add(Rule, ProblemSeverity.Warning, file, value.Line, $"'{name}' should be {expected}; it was ignored.");

    private static bool IsText(LocatedJson value) => value.Kind is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False;

    private LocatedJson? Of(LocatedJson? parent, string name, JsonValueKind kind, string expected)
    {
        var value = Find(parent, name);
        if (value is not null && value.Kind != kind)
        {
            Report(value, name, expected);
            return null;
        }

        return value;
    }
}
