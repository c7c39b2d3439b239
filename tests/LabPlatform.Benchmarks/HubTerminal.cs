using System.Text;
using System.Threading.Channels;
using Microsoft.AspNetCore.SignalR.Client;

namespace LabPlatform.Benchmarks;

/// <summary>A terminal as a page has it: the hub's stream, acknowledged as it is shown.</summary>
internal sealed class HubTerminal : IAsyncDisposable
{
    private const int AcknowledgeEvery = 64 * 1024;

    private readonly HubConnection _connection;
    private readonly string _viewer = Guid.NewGuid().ToString("N");
    private readonly Channel<byte[]> _output = Channel.CreateUnbounded<byte[]>();
    private readonly CancellationTokenSource _closed = new();
    private Task _reading = Task.CompletedTask;
    private long _sent;

    private HubTerminal(HubConnection connection) => _connection = connection;

    /// <summary>Connects to the hub; nothing is attached yet.</summary>
    public static async Task<HubTerminal> ConnectAsync(Uri site, Learner learner, CancellationToken cancellationToken)
    {
        var connection = new HubConnectionBuilder()
            .WithUrl(new Uri(site, "/hubs/terminal"), options =>
            {
                options.Cookies = learner.Cookies;
                options.Headers["Origin"] = site.GetLeftPart(UriPartial.Authority);
            })
            .Build();
        await connection.StartAsync(cancellationToken);
        return new HubTerminal(connection);
    }

    /// <summary>Attaches to the first terminal, again and again while the session is not ready to have one.</summary>
    public async Task AttachAsync(string session, CancellationToken cancellationToken)
    {
        using var retry = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (true)
        {
            var request = new { session, terminal = 1, viewer = _viewer, epoch = 0, fromOffset = 0, columns = 120, rows = 40, watch = false, visible = true };
            var stream = _connection.StreamAsync<Message>("Attach", request, _closed.Token).GetAsyncEnumerator(_closed.Token);
            if (await FirstAsync(stream))
            {
                _reading = ReadAsync(stream);
                return;
            }

            await stream.DisposeAsync();
            await retry.WaitForNextTickAsync(cancellationToken);
        }
    }

    public Task TypeAsync(string text, CancellationToken cancellationToken)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var offset = _sent;
        _sent += bytes.Length;
        return _connection.SendAsync("Send", _viewer, offset, bytes, cancellationToken);
    }

    /// <summary>Reads until the text was seen.</summary>
    /// <returns>Bytes read, those of the text included.</returns>
    public async Task<long> ReadUntilAsync(string text, CancellationToken cancellationToken)
    {
        var wanted = Encoding.UTF8.GetBytes(text);
        var tail = Array.Empty<byte>();
        var total = 0L;
        await foreach (var bytes in _output.Reader.ReadAllAsync(cancellationToken))
        {
            total += bytes.Length;
            byte[] seen = [.. tail, .. bytes];
            if (seen.AsSpan().IndexOf(wanted) >= 0)
            {
                return total;
            }

            tail = seen[^Math.Min(seen.Length, wanted.Length)..];
        }

        throw new InvalidOperationException("The terminal closed.");
    }

    /// <summary>Forgets what has come so far.</summary>
    public void Drain()
    {
        while (_output.Reader.TryRead(out _))
        {
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _closed.CancelAsync();
        try
        {
            await _reading;
        }
        catch (OperationCanceledException)
        {
            // our own
        }

        await _connection.DisposeAsync();
        _closed.Dispose();
    }

    private static async Task<bool> FirstAsync(IAsyncEnumerator<Message> stream)
    {
        try
        {
            return await stream.MoveNextAsync() && !string.Equals(stream.Current.Type, "closed", StringComparison.Ordinal);
        }
        catch (Microsoft.AspNetCore.SignalR.HubException)
        {
            return false; // not ready yet
        }
    }

    private async Task ReadAsync(IAsyncEnumerator<Message> stream)
    {
        await using var reading = stream;
        var acknowledged = 0L;
        while (await stream.MoveNextAsync())
        {
            if (stream.Current is not { Data: { } data, Offset: { } offset })
            {
                continue;
            }

            _output.Writer.TryWrite(data);
            if (offset + data.Length - acknowledged >= AcknowledgeEvery)
            {
                acknowledged = offset + data.Length;
                await _connection.SendAsync("Acknowledge", _viewer, acknowledged, _closed.Token);
            }
        }

        _output.Writer.TryComplete();
    }

    private sealed record Message(string Type, long? Offset, byte[]? Data);
}
