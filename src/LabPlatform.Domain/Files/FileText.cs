namespace LabPlatform.Domain.Files;

/// <summary>Tells one content of a file from all others.</summary>
/// <param name="Value">A hash, in hexadecimal digits.</param>
public readonly record struct FileVersion(string Value);

/// <param name="Content">UTF-8, at most <see cref="FileLimits.Text"/> bytes.</param>
public sealed record FileText(ReadOnlyMemory<byte> Content, FileVersion Version);

/// <summary>A file on its way to the learner. Whoever gets it disposes of it.</summary>
/// <param name="Size">Bytes that <paramref name="Content"/> has; where fewer can be read in the end, it fails.</param>
public sealed record FileDownload(Stream Content, long Size) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Content.DisposeAsync();
}
