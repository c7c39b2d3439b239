using System.Text.Json;

namespace LabPlatform.Content.Loading.Json;

/// <summary>Words for authors about a <see cref="JsonException"/>.</summary>
internal static class JsonProblem
{
    /// <returns>1-based.</returns>
    public static int? Line(JsonException exception) => exception.LineNumber is { } line ? (int)line + 1 : null;

    public static string Describe(JsonException exception)
    {
        // .NET appends " LineNumber: … | BytePositionInLine: …", which the line says better.
        var end = exception.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        var text = end < 0 ? exception.Message : exception.Message[..end];
        return $"The file is not valid JSON: {text}";
    }
}
