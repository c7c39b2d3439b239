using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using LabPlatform.Domain.Previews;

namespace LabPlatform.Kubernetes.Previews;

/// <summary>One line of <c>listening-ports.py</c>. The toolbox is its learner's: what it says is read, cut, and never believed.</summary>
internal static class PortLine
{
    /// <summary>In bytes.</summary>
    public const int Longest = 32 * 1024;

    /// <summary>Of ports in one line.</summary>
    private const int Most = 200;

    private const int LongestName = 24;

    /// <returns>Null for a line that says nothing.</returns>
    public static ImmutableArray<ListeningPort>? Read(ReadOnlySequence<byte> line)
    {
        try
        {
            var reader = new Utf8JsonReader(line);
            using var parsed = JsonDocument.ParseValue(ref reader);
            return
            [
                .. parsed.RootElement.EnumerateArray().Take(Most)
                    .Select(pair => new ListeningPort(pair[0].GetInt32(), NameOf(pair[1].GetString())))
                    .Where(port => port.Number is > 0 and <= PortNumber.Highest)
                    .DistinctBy(port => port.Number)
                    .OrderBy(port => port.Number),
            ];
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException or IndexOutOfRangeException)
        {
            return null;
        }
    }

    private static string? NameOf(string? program) =>
        program is null ? null : string.Concat(program.Where(letter => !char.IsControl(letter))).CutAt(LongestName) is { Length: > 0 } name ? name : null;
}
