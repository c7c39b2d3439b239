using System.Runtime.CompilerServices;
using LabPlatform.Domain.Sessions;
using LabPlatform.Domain.Terminals;

namespace LabPlatform.Web.Terminals;

/// <summary>One viewer of one terminal, as long as its page reads the stream. Connects to the toolbox again and again.</summary>
internal sealed class TerminalAttachment(
    TerminalOwner owner,
    TerminalRequest request,
    Func<TerminalRequest, CancellationToken, Task<ITerminalConnection>> connect,
    Func<Task> noteActivity,
    Func<Task<bool>> isGranted,
    TimeProvider time,
    ILogger logger) : IDisposable
{
    private static readonly TimeSpan s_lookEvery = TimeSpan.FromSeconds(5);

    private readonly ReconnectSchedule _schedule = new(time);
    private readonly CancellationTokenSource _closing = new();
    private readonly SideTask _activity = new(logger);
    private readonly SideTask _look = new(logger);
    private TerminalRequest _next = request;
    private TerminalCloseReason? _reason;
    private long _lookedAt = time.GetTimestamp();
    private long? _notedAt;

    public TerminalOwner Owner { get; } = owner;

    public TerminalRequest Request { get; } = request;

    public TerminalUplink Uplink { get; } = new(request.Size, request.Visible, time);

    /// <summary>Ends the stream with a reason; the first one counts.</summary>
    public void Close(TerminalCloseReason reason)
    {
        _reason ??= reason;
        try
        {
            _closing.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The page left in the same moment.
        }
    }

    /// <summary>
    /// Whether it may be used, as far as is known now. A call never waits for the answer: when the last look at the session is
    /// some seconds old, the next one starts beside it and closes the attachment if it has to.
    /// </summary>
    public bool MayBeUsed()
    {
        if (time.GetElapsedTime(Volatile.Read(ref _lookedAt)) >= s_lookEvery)
        {
            Volatile.Write(ref _lookedAt, time.GetTimestamp());
            _look.Start(LookAsync);
        }

        return _reason is null;
    }

    /// <summary>Everything the page has to know, until it goes or the attachment is closed.</summary>
    public async IAsyncEnumerable<TerminalMessage> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _closing.Token);
        TimeSpan? retryAfter = null;
        while (!either.IsCancellationRequested)
        {
            await using var visit = await TerminalVisit.OpenAsync(token => TryAsync(retryAfter, token), Uplink, NoteActivity, either.Token);
            while (await visit.NextAsync() is { } terminalEvent)
            {
                Remember(terminalEvent);
                yield return TerminalMessage.From(terminalEvent);
            }

            retryAfter = visit.Failure?.RetryAfter;
            if (visit.Failure is { Replaced: true })
            {
                Close(TerminalCloseReason.Replaced);
            }
            else if (!either.IsCancellationRequested)
            {
                yield return TerminalMessage.Reconnecting(visit.Failure?.Message ?? "The terminal was closed.");
            }
        }

        if (_reason is { } reason && !cancellationToken.IsCancellationRequested)
        {
            yield return TerminalMessage.Closed(reason);
        }
    }

    public void Dispose()
    {
        _closing.Dispose();
        Uplink.Dispose();
    }

    // Called by one sender at a time, for every key: nearly always it only looks at the clock.
    private void NoteActivity()
    {
        if (_notedAt is not { } notedAt || time.GetElapsedTime(notedAt) >= RecordActivity.Resolution)
        {
            _notedAt = time.GetTimestamp();
            _activity.Start(noteActivity);
        }
    }

    private async Task LookAsync()
    {
        if (!await isGranted())
        {
            Close(TerminalCloseReason.SessionEnded);
        }
    }

    private async Task<ITerminalConnection> TryAsync(TimeSpan? retryAfter, CancellationToken cancellationToken)
    {
        await _schedule.WaitAsync(retryAfter, cancellationToken);
        var (size, visible) = Uplink.Wanted;
        return await connect(_next with { Size = size, Visible = visible }, cancellationToken);
    }

    /// <summary>The page has had everything up to here: a new connection goes on behind it.</summary>
    private void Remember(TerminalEvent terminalEvent)
    {
        switch (terminalEvent)
        {
            case TerminalEvent.Attached attached:
                _schedule.Succeeded();
                _next = _next with { Epoch = attached.Epoch, FromOffset = attached.OutputOffset };
                break;
            case TerminalEvent.Output output:
                _next = _next with { FromOffset = output.Offset + output.Bytes.Length };
                break;
            default:
                break;
        }
    }
}

/// <summary>Whose attachment it is and where its page can be reached.</summary>
/// <param name="Connection">SignalR's id of the page's connection.</param>
internal sealed record TerminalOwner(LearnerId Learner, SessionId Session, string Connection);
