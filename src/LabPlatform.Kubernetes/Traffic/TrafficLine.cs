using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using LabPlatform.Domain.Traffic;

namespace LabPlatform.Kubernetes.Traffic;

/// <summary>One line of <c>measure-traffic.py</c>. What is in it comes from a learner's pod: it is read, cut, and never believed.</summary>
internal sealed partial record TrafficLine(
    [property: JsonPropertyName("at")] double At,
    [property: JsonPropertyName("ms")] double Milliseconds,
    [property: JsonPropertyName("status")] int Status,
    [property: JsonPropertyName("server")] string? Server,
    [property: JsonPropertyName("text")] string? Text,
    [property: JsonPropertyName("error")] string? Error)
{
    private const int LongestWord = 24;

    /// <returns>Null for a line that says nothing.</returns>
    public static TrafficAnswer? Read(ReadOnlySpan<byte> line, ImmutableArray<(string Name, string Version)> pods)
    {
        TrafficLine? found;
        try
        {
            found = JsonSerializer.Deserialize<TrafficLine>(line);
        }
        catch (JsonException)
        {
            return null;
        }

        if (found is not { At: > 0 and < 1e11, Milliseconds: >= 0 and < 1e9 })
        {
            return null;
        }

        var failure = found.Error ?? (found.Status >= 500 ? $"status {found.Status}" : null);
        return new TrafficAnswer(
            DateTimeOffset.UnixEpoch + TimeSpan.FromSeconds(found.At),
            TimeSpan.FromMilliseconds(found.Milliseconds),
            failure is null ? found.Version(pods) : null,
            failure is { Length: > 100 } ? failure[..100] : failure);
    }

    /// <summary>Who has answered: the pod that is named in the answer, else a version in its first line, else the server's own name, else the line itself.</summary>
    private string Version(ImmutableArray<(string Name, string Version)> pods)
    {
        var text = Text ?? "";
        foreach (var (name, version) in pods)
        {
            if (text.Contains(name, StringComparison.Ordinal))
            {
                return version;
            }
        }

        var first = text.Trim().Split('\n', 2)[0].Trim();
        return VersionWord().Match(first) is { Success: true } match ? match.Value
            : Server is { Length: > 0 } server && server.Contains('/', StringComparison.Ordinal) ? Cut(server)
            : first.Length > 0 ? Cut(first)
            : $"status {Status}";
    }

    private static string Cut(string words) => words.Length > LongestWord ? words[..LongestWord] + "…" : words;

    [GeneratedRegex(@"\bv\d+(\.\d+)*\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex VersionWord();
}
