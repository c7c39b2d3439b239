using System.IO.Pipelines;
using System.Text.Json;

namespace LabPlatform.Kubernetes.Client;

/// <summary>A running command in a container: its input, its output, its end.</summary>
/// <remarks>
/// <para>Kubernetes' remote command protocol over WebSocket, <c>v5.channel.k8s.io</c> or <c>v4.channel.k8s.io</c>: channel 0 input,
/// 1 output, 2 error output, 3 the result as a Status, 4 terminal size.</para>
/// <para>Output that nobody reads stays in the container: each stream holds at most <see cref="ExecOptions.ReadAhead"/> bytes, then
/// nothing more is taken from the connection. Both streams share it, so read both, or complete the reader of the one not wanted.</para>
/// <para>Disposing ends the connection, not the command: one that reads its input sees it end, any other goes on.</para>
/// </remarks>
public sealed class PodExec : IAsyncDisposable
{
    private readonly ChannelSocket _socket;
    private readonly ExecOutput _output;

    internal PodExec(ChannelSocket socket, ExecOptions options)
    {
        _socket = socket;
        _output = new ExecOutput(socket, options);
        ExitCode = _output.RunAsync();
    }

    /// <summary>What the command prints. Ends with the command; broken off with a <see cref="KubernetesConnectionException"/> when the connection is lost.</summary>
    public PipeReader StandardOutput => _output.StandardOutput;

    /// <summary>What the command prints to standard error; ends at once with a terminal.</summary>
    public PipeReader StandardError => _output.StandardError;

    /// <summary>The command's exit code, 0 to 255, once it ended and its output was taken.</summary>
    /// <remarks>
    /// Fails with <see cref="KubernetesConnectionException"/> when the connection ended before a result came (never taken for success),
    /// and with <see cref="KubernetesException"/> when the command could not be started.
    /// </remarks>
    public Task<int> ExitCode { get; }

    /// <summary>The sub-protocol in use.</summary>
    public string Protocol => _socket.Protocol;

    /// <summary>Whether the end of input can be said: only v5 has a word for it.</summary>
    public bool CanCloseStdin => Protocol is PodExecProtocol.V5;

    /// <summary>Types into the command. Calls are taken one after the other; a call returns when the connection took the bytes.</summary>
    /// <remarks>After a cancellation the connection lives on, and up to 32 KB of this call may still go out.</remarks>
    /// <exception cref="KubernetesConnectionException">The connection is over.</exception>
    public ValueTask SendAsync(ReadOnlyMemory<byte> input, CancellationToken cancellationToken) =>
        input.IsEmpty ? ValueTask.CompletedTask : _socket.SendAsync(PodExecProtocol.Stdin, input, cancellationToken);

    /// <summary>Ends the command's input.</summary>
    /// <exception cref="NotSupportedException">The server speaks v4 only; see <see cref="CanCloseStdin"/>.</exception>
    /// <exception cref="KubernetesConnectionException">The connection is over.</exception>
    public ValueTask CloseStdinAsync(CancellationToken cancellationToken) =>
        CanCloseStdin
            ? _socket.SendAsync(PodExecProtocol.Close, new[] { PodExecProtocol.Stdin }, cancellationToken)
            : throw new NotSupportedException($"{Protocol} has no way to end a command's input.");

    /// <summary>Tells the terminal its size in characters, 1 to 65535 each.</summary>
    /// <exception cref="KubernetesConnectionException">The connection is over.</exception>
    public ValueTask ResizeAsync(int columns, int rows, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(columns, ushort.MaxValue);
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rows, ushort.MaxValue);
        return _socket.SendAsync(PodExecProtocol.Resize, JsonSerializer.SerializeToUtf8Bytes(new { Width = columns, Height = rows }), cancellationToken);
    }

    /// <summary>Ends the connection, within a second also when the other side does not answer.</summary>
    public async ValueTask DisposeAsync()
    {
        _socket.Stop();
        await _output.EndedAsync().ConfigureAwait(false);
        _socket.Dispose();
    }
}
