using LabPlatform.Domain.Terminals;

namespace LabPlatform.Web.Terminals;

/// <summary>One connection to a terminal, from its opening until it breaks.</summary>
internal sealed class TerminalVisit : IAsyncDisposable
{
    private readonly TerminalUplink _uplink;
    private readonly Action _typed;
    private readonly CancellationTokenSource _over;
    private ITerminalConnection? _connection;
    private Task _sending = Task.CompletedTask;

    private TerminalVisit(TerminalUplink uplink, Action typed, CancellationToken cancellationToken)
    {
        (_uplink, _typed) = (uplink, typed);
        _over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
    }

    /// <summary>Why it is over, or null when the terminal closed it in good order or the caller cancelled.</summary>
    public TerminalException? Failure { get; private set; }

    /// <summary>Connects. Failing to is no exception: the visit is over before it began.</summary>
    public static async Task<TerminalVisit> OpenAsync(
        Func<CancellationToken, Task<ITerminalConnection>> connect,
        TerminalUplink uplink,
        Action typed,
        CancellationToken cancellationToken)
    {
        var visit = new TerminalVisit(uplink, typed, cancellationToken);
        try
        {
            visit._connection = await connect(cancellationToken);
        }
        catch (TerminalException ex)
        {
            visit.Failure = ex;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Over before it began.
        }

        return visit;
    }

    /// <summary>Waits for the next event while the page follows.</summary>
    /// <returns>Null when the visit is over.</returns>
    public async Task<TerminalEvent?> NextAsync()
    {
        if (_connection is null)
        {
            return null;
        }

        try
        {
            await _uplink.Output.WaitAsync(_over.Token);
            var terminalEvent = await _connection.ReadAsync(_over.Token);
            Observe(terminalEvent);
            return terminalEvent;
        }
        catch (TerminalException ex)
        {
            Failure = ex;
        }
        catch (OperationCanceledException) when (_over.IsCancellationRequested)
        {
            // The page is gone, or the session; or nothing can be sent any more.
        }

        return null;
    }

    /// <summary>Throws what broke the sending, unless it was the connection: the page learns that its stream failed and attaches again.</summary>
    public async ValueTask DisposeAsync()
    {
        _uplink.Input.Detach();
        await _over.CancelAsync();
        if (_connection is not null)
        {
            await _connection.DisposeAsync(); // also ends a send that the toolbox does not take
        }

        try
        {
            await _sending;
        }
        finally
        {
            _over.Dispose();
        }
    }

    private void Observe(TerminalEvent? terminalEvent)
    {
        switch (terminalEvent)
        {
            case TerminalEvent.Attached attached:
                _uplink.Input.Attach(attached.InputAccepted, attached.InputWritten);
                _uplink.Output.Attach(attached.OutputOffset);
                _sending = SendAsync(_connection!);
                break;
            case TerminalEvent.InputTaken taken:
                _uplink.Input.Taken(taken.Offset);
                break;
            case TerminalEvent.Output output:
                _uplink.Output.Sent(output.Offset, output.Bytes.Length);
                break;
            default:
                break;
        }
    }

    private async Task SendAsync(ITerminalConnection connection)
    {
        try
        {
            await _uplink.RunAsync(connection, _typed, _over.Token);
        }
        catch (Exception ex) when (ex is TerminalException or OperationCanceledException)
        {
            // Whoever reads the connection learns that it is over.
        }
        catch
        {
            // A terminal that shows output and takes no input looks alive and is not: the visit ends with its sender.
            await _over.CancelAsync();
            throw;
        }
    }
}
