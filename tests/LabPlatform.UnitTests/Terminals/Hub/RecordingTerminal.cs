using System.Threading.Channels;
using LabPlatform.Domain.Sessions;
using LabPlatform.Domain.Terminals;
using LabPlatform.Tests.Shared;

namespace LabPlatform.UnitTests.Terminals.Hub;

/// <summary>A toolbox that prints nothing and tells in order what it is sent.</summary>
internal sealed class RecordingTerminal : ITerminalConnector, ITerminalConnection
{
    private readonly Channel<string> _sent = Channel.CreateUnbounded<string>();
    private bool _attached;

    /// <summary>What sending input ends with, where a test wants that.</summary>
    public Exception? Fault { get; set; }

    public Task<string> NextAsync() => _sent.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().DefaultTimeout();

    public Task<ITerminalConnection> ConnectAsync(SessionId session, TerminalRequest request, CancellationToken cancellationToken)
    {
        _attached = false;
        return Task.FromResult<ITerminalConnection>(this);
    }

    public async ValueTask<TerminalEvent?> ReadAsync(CancellationToken cancellationToken)
    {
        if (_attached)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        }

        _attached = true;
        return new TerminalEvent.Attached(1, 0, 0, 0, 0, new TerminalSize(80, 24), Leads: true);
    }

    public ValueTask SendAsync(long offset, ReadOnlyMemory<byte> input, CancellationToken cancellationToken) =>
        Fault is null ? Record($"input {offset}") : ValueTask.FromException(Fault);

    public ValueTask AcknowledgeAsync(long offset, CancellationToken cancellationToken) => Record($"acknowledge {offset}");

    public ValueTask ResizeAsync(TerminalSize size, CancellationToken cancellationToken) => Record($"resize {size.Columns}");

    public ValueTask ShowAsync(bool visible, CancellationToken cancellationToken) => Record($"show {visible}");

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private ValueTask Record(string what) => _sent.Writer.WriteAsync(what);
}
