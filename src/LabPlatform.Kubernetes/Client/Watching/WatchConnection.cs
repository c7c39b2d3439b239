using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;

namespace LabPlatform.Kubernetes.Client;

/// <summary>One watch request: the lines that came together, until the server ends it.</summary>
internal sealed class WatchConnection<T>(HttpResponseMessage response, Stream stream, TimeSpan silenceLimit, TimeProvider time) : IDisposable
{
    // An object of the API is at most 1.5 MB; a line without an end is none.
    private const int MaxLine = 16 * 1024 * 1024;
    private readonly PipeReader _reader = PipeReader.Create(stream);

    public long OpenedAt { get; } = time.GetTimestamp();

    /// <summary>The next lines; none when the server ended the watch.</summary>
    /// <exception cref="TimeoutException">Nothing came for too long.</exception>
    /// <exception cref="JsonException">A line is no watch event.</exception>
    /// <exception cref="KubernetesException">The server reports an error, e.g. 410.</exception>
    /// <exception cref="IOException">The connection broke.</exception>
    public async Task<IReadOnlyList<WatchLine<T>>> ReadAsync(CancellationToken cancellationToken)
    {
        var lines = new List<WatchLine<T>>();
        using var silence = new CancellationTokenSource(silenceLimit, time);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, silence.Token);
        while (true)
        {
            var read = await ReadOnceAsync(silence, limit.Token).ConfigureAwait(false);
            var rest = read.Buffer;
            while (rest.PositionOf((byte)'\n') is { } end)
            {
                lines.Add(WatchLine<T>.Parse(rest.Slice(0, end)));
                rest = rest.Slice(rest.GetPosition(1, end));
            }

            if (rest.Length > MaxLine)
            {
                throw new JsonException($"A line is longer than {MaxLine / 1024 / 1024} MB.");
            }

            _reader.AdvanceTo(rest.Start, rest.End);
            if (lines.Count > 0 || read.IsCompleted)
            {
                return lines; // half a line at the end is no event: it comes again, whole, with the next request
            }
        }
    }

    public void Dispose()
    {
        stream.Dispose();
        response.Dispose();
    }

    private async Task<ReadResult> ReadOnceAsync(CancellationTokenSource silence, CancellationToken cancellationToken)
    {
        try
        {
            return await _reader.ReadAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException ex) when (silence.IsCancellationRequested)
        {
            throw new TimeoutException("A watch was silent for too long.", ex);
        }
    }
}
