using System.Buffers;
using System.Net.WebSockets;

namespace LabPlatform.Kubernetes.Client;

/// <summary>A WebSocket whose messages begin with the number of a channel, as exec, attach and port-forward speak it.</summary>
/// <remarks>Kubernetes' sub-protocols <c>v4.channel.k8s.io</c> and <c>v5.channel.k8s.io</c> over RFC 6455.</remarks>
internal sealed class ChannelSocket(WebSocket socket, Func<Exception, KubernetesConnectionException> lost, TimeProvider time) : IDisposable
{
    private const int ChunkSize = 32 * 1024;
    private const int ReceiveSize = 64 * 1024;
    private readonly SemaphoreSlim _sending = new(1, 1); // a WebSocket takes one send at a time; input and resize share it
    private readonly Lock _copying = new();
    private readonly CancellationTokenSource _lifetime = new(Timeout.InfiniteTimeSpan, time);

    /// <summary>What the server chose of the protocols offered.</summary>
    public string Protocol { get; } = socket.SubProtocol ?? "";

    /// <summary>Sends all of it before anybody else's; large data goes as several messages.</summary>
    /// <remarks>When cancelled, the part already handed to the connection still goes out, and the connection lives on.</remarks>
    /// <exception cref="KubernetesConnectionException">The connection is over.</exception>
    public async ValueTask SendAsync(byte channel, ReadOnlyMemory<byte> data, CancellationToken cancellationToken)
    {
        var sending = SendChunksAsync(channel, data, cancellationToken);
        try
        {
            await sending.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            lock (_copying)
            {
                // Passing here means that nobody reads the caller's memory any more.
            }

            throw;
        }
    }

    /// <summary>Gives every message to the sink until the other side closes; one at a time, so a slow sink slows the sender.</summary>
    /// <exception cref="KubernetesConnectionException">The connection broke, or was <see cref="Stop"/>ped.</exception>
    public async Task ReceiveAsync(IChannelSink sink)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(ReceiveSize);
        try
        {
            byte? channel = null;
            while (true)
            {
                var received = await socket.ReceiveAsync(buffer.AsMemory(), _lifetime.Token).ConfigureAwait(false);
                if (received.MessageType == WebSocketMessageType.Close)
                {
                    return;
                }

                if (received.Count == 0)
                {
                    continue;
                }

                var start = channel is null ? 1 : 0;
                channel ??= buffer[0];
                await sink.TakeAsync(channel.Value, buffer.AsMemory(start, received.Count - start), received.EndOfMessage, _lifetime.Token).ConfigureAwait(false);
                channel = received.EndOfMessage ? null : channel;
            }
        }
        catch (Exception ex) when (IsLoss(ex))
        {
            throw _lifetime.IsCancellationRequested ? new KubernetesConnectionException("The connection was closed from this side.", ex) : lost(ex);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Ends receiving after a while if the other side has not closed until then.</summary>
    public void StopAfter(TimeSpan time) => _lifetime.CancelAfter(time);

    /// <summary>Ends the connection now; whoever sends or receives gets an exception.</summary>
    public void Stop()
    {
        // Its source is never disposed of: it has no wait handle, its timer ends here, and Stop may come at any time.
        _lifetime.Cancel();
        socket.Abort();
    }

    public void Dispose()
    {
        Stop();
        socket.Dispose();
    }

    private async Task SendChunksAsync(byte channel, ReadOnlyMemory<byte> data, CancellationToken cancellationToken)
    {
        await _sending.WaitAsync(cancellationToken).ConfigureAwait(false);
        var buffer = ArrayPool<byte>.Shared.Rent(ChunkSize + 1);
        try
        {
            do
            {
                var count = Copy(channel, data, buffer, cancellationToken);
                data = data[count..];

                // Without the caller's token: cancelling a send would end the whole connection.
                await socket.SendAsync(buffer.AsMemory(0, count + 1), WebSocketMessageType.Binary, endOfMessage: true, CancellationToken.None).ConfigureAwait(false);
            }
            while (!data.IsEmpty);
        }
        catch (Exception ex) when (ex is not OperationCanceledException && IsLoss(ex))
        {
            throw lost(ex);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
            _sending.Release();
        }
    }

    private int Copy(byte channel, ReadOnlyMemory<byte> data, byte[] buffer, CancellationToken cancellationToken)
    {
        lock (_copying)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var count = Math.Min(data.Length, ChunkSize);
            buffer[0] = channel;
            data.Span[..count].CopyTo(buffer.AsSpan(1));
            return count;
        }
    }

    private static bool IsLoss(Exception error) =>
        error is WebSocketException or IOException or ObjectDisposedException or OperationCanceledException or InvalidOperationException
        && error is not KubernetesConnectionException;
}

/// <summary>Takes what arrives on a <see cref="ChannelSocket"/>.</summary>
internal interface IChannelSink
{
    /// <param name="channel">Number of the channel, not checked.</param>
    /// <param name="payload">Valid until the returned task ends.</param>
    /// <param name="endOfMessage">False when more of the same message follows.</param>
    /// <param name="cancellationToken">Cancelled when the connection is ended from our side.</param>
    ValueTask TakeAsync(byte channel, ReadOnlyMemory<byte> payload, bool endOfMessage, CancellationToken cancellationToken);
}
