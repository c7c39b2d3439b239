using LabPlatform.Domain.Terminals;

namespace LabPlatform.Web.Terminals;

/// <summary>What goes from one page to its terminal. Callers only leave it here; one loop sends it, what was typed first.</summary>
internal sealed class TerminalUplink(TerminalSize? size, bool visible, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan s_betweenResizes = TimeSpan.FromMilliseconds(100);

    private readonly SemaphoreSlim _work = new(0);
    private readonly Lock _gate = new();
    private TerminalSize? _size = size;
    private bool _visible = visible;
    private bool _resized;
    private bool _shown;
    private long _resizedAt;

    public InputQueue Input { get; } = new();

    public OutputCredit Output { get; } = new();

    /// <summary>What the page would ask for if it attached now.</summary>
    public (TerminalSize? Size, bool Visible) Wanted
    {
        get
        {
            lock (_gate)
            {
                return (_size, _visible);
            }
        }
    }

    /// <inheritdoc cref="InputQueue.Offer"/>
    public bool Send(long offset, byte[] bytes)
    {
        var granted = Input.Offer(offset, bytes);
        Wake();
        return granted;
    }

    public void Acknowledge(long offset)
    {
        Output.Acknowledge(offset);
        Wake();
    }

    public void Resize(TerminalSize size)
    {
        lock (_gate)
        {
            (_size, _resized) = (size, true);
        }

        Wake();
    }

    public void Show(bool visible)
    {
        lock (_gate)
        {
            (_visible, _shown) = (visible, true);
        }

        Wake();
    }

    /// <summary>Sends to one connection until cancelled.</summary>
    /// <param name="connection">Attached.</param>
    /// <param name="typed">Called after input was sent; does not wait.</param>
    /// <param name="cancellationToken">Ends the loop.</param>
    /// <exception cref="TerminalException">The connection is over.</exception>
    public async Task RunAsync(ITerminalConnection connection, Action typed, CancellationToken cancellationToken)
    {
        while (true)
        {
            while (Input.TryTake(out var input))
            {
                await connection.SendAsync(input.Offset, input.Bytes, cancellationToken);
                typed();
            }

            if (Output.TryTake(out var acknowledged))
            {
                await connection.AcknowledgeAsync(acknowledged, cancellationToken);
            }

            if (TakeShown() is { } shown)
            {
                await connection.ShowAsync(shown, cancellationToken);
            }

            var (wanted, pause) = TakeResize();
            if (wanted is { } size)
            {
                await connection.ResizeAsync(size, cancellationToken);
            }

            await _work.WaitAsync(pause, cancellationToken);
        }
    }

    public void Dispose() => _work.Dispose();

    private bool? TakeShown()
    {
        lock (_gate)
        {
            bool? shown = _shown ? _visible : null;
            _shown = false;
            return shown;
        }
    }

    /// <summary>At most ten sizes a second; the newest one always arrives.</summary>
    private (TerminalSize? Size, TimeSpan Pause) TakeResize()
    {
        lock (_gate)
        {
            if (!_resized)
            {
                return (null, Timeout.InfiniteTimeSpan);
            }

            var pause = _resizedAt == 0 ? TimeSpan.Zero : s_betweenResizes - time.GetElapsedTime(_resizedAt);
            if (pause > TimeSpan.Zero)
            {
                return (null, pause);
            }

            (_resized, _resizedAt) = (false, time.GetTimestamp());
            return (_size, Timeout.InfiniteTimeSpan);
        }
    }

    private void Wake()
    {
        // One permit is enough: the loop looks at everything. Two callers may leave two, which costs one more look.
        try
        {
            if (_work.CurrentCount == 0)
            {
                _work.Release();
            }
        }
        catch (ObjectDisposedException)
        {
            // The page left in the same moment.
        }
    }
}
