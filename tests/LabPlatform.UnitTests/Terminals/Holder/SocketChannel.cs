using System.IO.Pipelines;
using System.Net.Sockets;
using LabPlatform.Kubernetes.Terminals;

namespace LabPlatform.UnitTests.Terminals.Holder;

/// <summary>The way to a holder on this machine: its socket.</summary>
internal sealed class SocketChannel : IHolderChannel
{
    private readonly NetworkStream _stream;
    private readonly SemaphoreSlim _sending = new(1);

    private SocketChannel(Socket socket)
    {
        _stream = new NetworkStream(socket, ownsSocket: true);
        Output = PipeReader.Create(_stream, new StreamPipeReaderOptions(bufferSize: 64 * 1024));
    }

    public PipeReader Output { get; }

    public static async Task<SocketChannel> ConnectAsync(string path, CancellationToken cancellationToken)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancellationToken);
        return new SocketChannel(socket);
    }

    public async ValueTask SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        await _sending.WaitAsync(cancellationToken);
        try
        {
            await _stream.WriteAsync(bytes, cancellationToken);
        }
        finally
        {
            _sending.Release();
        }
    }

    public Task<string> ExplainAsync(Exception? error) => Task.FromResult(error?.Message ?? "The holder closed the connection.");

    public async ValueTask DisposeAsync()
    {
        await _stream.DisposeAsync();
        _sending.Dispose();
    }
}
