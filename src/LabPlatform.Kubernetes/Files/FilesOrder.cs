using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using LabPlatform.Domain.Files;

namespace LabPlatform.Kubernetes.Files;

/// <summary>One line for <c>work-on-files.py</c>, which says what it may hold.</summary>
internal sealed record FilesOrder([property: JsonPropertyName("do")] string Do)
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web);

    /// <summary>Of the line: the program reads no longer one.</summary>
    private const int Longest = 1024 * 1024;

    public string? Path { get; init; }

    public string? From { get; init; }

    public string? To { get; init; }

    public ImmutableArray<string> Folders { get; init; } = [];

    public ImmutableArray<string> Files { get; init; } = [];

    public long Size { get; init; }

    public string? Expected { get; init; }

    public int Entries { get; init; } = FileLimits.Entries;

    public int Text { get; init; } = FileLimits.Text;

    public int Most { get; init; } = FileLimits.Download;

    public static FilesOrder For(FileChange change)
    {
        var what = change switch
        {
            FileChange.MakeFolder => "folder",
            FileChange.Move => "move",
            FileChange.Delete => "delete",
            FileChange.Forget => "forget",
            _ => throw new ArgumentException("This change is not known.", nameof(change)),
        };
        return new FilesOrder(what) { Path = change.From.Text, From = change.From.Text, To = change.To.Text };
    }

    /// <exception cref="InvalidOperationException">It is too long: <see cref="FileLimits"/> are there to keep it short.</exception>
    public ReadOnlyMemory<byte> ToLine()
    {
        var line = JsonSerializer.SerializeToUtf8Bytes(this, s_json);
        return line.Length < Longest ? (byte[])[.. line, (byte)'\n'] : throw new InvalidOperationException("So many paths are not asked for at once.");
    }
}
