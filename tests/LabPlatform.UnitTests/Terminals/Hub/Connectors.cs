using LabPlatform.Domain.Sessions;
using LabPlatform.Domain.Terminals;
using LabPlatform.UnitTests.Terminals.Holder;

namespace LabPlatform.UnitTests.Terminals.Hub;

/// <summary>Leads every session to one real holder on this machine; can be broken off and made to refuse.</summary>
internal sealed class HolderConnector(LocalHolder holder) : ITerminalConnector
{
    private readonly Lock _gate = new();
    private readonly List<(ITerminalConnection Connection, TerminalRequest Request)> _open = [];
    private int _attempts;

    /// <summary>How often somebody tried to connect.</summary>
    public int Attempts => Volatile.Read(ref _attempts);

    public TerminalException? Refusal { get; set; }

    public async Task<ITerminalConnection> ConnectAsync(SessionId session, TerminalRequest request, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _attempts);
        if (Refusal is { } refusal)
        {
            throw refusal;
        }

        var connection = await holder.ConnectAsync(request, cancellationToken);
        lock (_gate)
        {
            _open.Add((connection, request));
        }

        return connection;
    }

    /// <summary>Breaks every connection, as an API server does that goes away.</summary>
    public async Task BreakAsync()
    {
        (ITerminalConnection Connection, TerminalRequest Request)[] open;
        lock (_gate)
        {
            open = [.. _open];
            _open.Clear();
        }

        foreach (var (connection, _) in open)
        {
            await connection.DisposeAsync();
        }
    }
}

/// <summary>A toolbox that ignores every limit, and remembers what it is sent.</summary>
internal sealed class FloodingConnector(bool floods) : ITerminalConnector, ITerminalConnection
{
    private readonly byte[] _frame = new byte[32 * 1024];
    private readonly Lock _gate = new();
    private TerminalSize? _lastSize;
    private int _resizes;
    private int _shows;
    private long _read;
    private bool _attached;

    public long Read => Interlocked.Read(ref _read);

    /// <summary>How often it was told whether somebody looks.</summary>
    public int Shows => Volatile.Read(ref _shows);

    /// <summary>How often the size was told.</summary>
    public int Resizes
    {
        get
        {
            lock (_gate)
            {
                return _resizes;
            }
        }
    }

    public TerminalSize? LastSize
    {
        get
        {
            lock (_gate)
            {
                return _lastSize;
            }
        }
    }

    public Task<ITerminalConnection> ConnectAsync(SessionId session, TerminalRequest request, CancellationToken cancellationToken) =>
        Task.FromResult<ITerminalConnection>(this);

    public async ValueTask<TerminalEvent?> ReadAsync(CancellationToken cancellationToken)
    {
        if (!_attached)
        {
            _attached = true;
            return new TerminalEvent.Attached(1, 0, 0, 0, 0, new TerminalSize(80, 24), Leads: true);
        }

        if (!floods)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        }

        var offset = Interlocked.Add(ref _read, _frame.Length) - _frame.Length;
        return new TerminalEvent.Output(offset, _frame);
    }

    public ValueTask AcknowledgeAsync(long offset, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public ValueTask SendAsync(long offset, ReadOnlyMemory<byte> input, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public ValueTask ResizeAsync(TerminalSize size, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            (_lastSize, _resizes) = (size, _resizes + 1);
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask ShowAsync(bool visible, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _shows);
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
