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
    public static TrafficAnswer? Read(ReadOnlySpan<byte> line, IReadOnlyDictionary<string, string> pods)
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

    /// <summary>Who has answered: a pod of the Service that is named in the answer, else a version in its first line, else the server's own name, else the line itself.</summary>
    private string Version(IReadOnlyDictionary<string, string> pods)
    {
        var text = Text ?? "";
        var named = "";
        foreach (var word in PodName().EnumerateMatches(text))
        {
            var name = text.Substring(word.Index, word.Length);
            named = name.Length > named.Length && pods.ContainsKey(name) ? name : named;
        }

        if (pods.TryGetValue(named, out var version))
        {
            return version;
        }

        var first = text.Trim().Split('\n', 2)[0].Trim();
        return VersionWord().Match(first) is { Success: true } match ? match.Value
            : Server is { Length: > 0 } server && server.Contains('/', StringComparison.Ordinal) ? server.CutAt(LongestWord)
            : first.Length > 0 ? first.CutAt(LongestWord)
            : $"status {Status}";
    }

    /// <summary>What could be a pod's name, as long as it goes: <c>web-1</c> is not in <c>web-10</c>. The longest counts: <c>web</c> may be any word.</summary>
    [GeneratedRegex("[a-z0-9]([a-z0-9.-]*[a-z0-9])?", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex PodName();

    [GeneratedRegex(@"\bv\d+(\.\d+)*\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex VersionWord();
}
