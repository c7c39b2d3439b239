using System.Diagnostics.CodeAnalysis;

namespace LabPlatform.Domain.Scenarios;

/// <summary>Names one scenario by its path in the catalogue: <c>kubernetes/pods-and-containers</c>.</summary>
public readonly record struct ScenarioId
{
    private ScenarioId(string value) => Value = value;

    /// <summary>Slash-separated folder names.</summary>
    public string Value { get; }

    /// <exception cref="FormatException"><paramref name="text"/> is not such a path.</exception>
    public static ScenarioId Parse(string text) =>
        TryParse(text, out var id) ? id : throw new FormatException("Not a scenario path.");

    /// <summary>Accepts relative paths whose segments are neither empty nor <c>.</c> or <c>..</c>, without back slash or control character, of at most 300 characters.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out ScenarioId id)
    {
        var valid = text is { Length: > 0 and <= 300 }
            && !text.Any(c => char.IsControl(c) || c == '\\')
            && text.Split('/').All(segment => segment is not ("" or "." or ".."));
        id = valid ? new ScenarioId(text!) : default;
        return valid;
    }

    public override string ToString() => Value ?? "";
}
