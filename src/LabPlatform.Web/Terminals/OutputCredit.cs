using LabPlatform.Domain.Terminals;

namespace LabPlatform.Web.Terminals;

/// <summary>How much output is under way to a page. It never exceeds the window, whatever the toolbox sends.</summary>
internal sealed class OutputCredit
{
    private readonly Lock _gate = new();
    private long _sent;
    private long _acknowledged;
    private long _reported;
    private TaskCompletionSource? _waiting;

    /// <summary>Output follows from an offset.</summary>
    public void Attach(long offset)
    {
        lock (_gate)
        {
            _sent = _acknowledged = _reported = offset;
        }
    }

    /// <summary>Output goes out to the page.</summary>
    public void Sent(long offset, int count)
    {
        lock (_gate)
        {
            // Behind a gap: nobody can acknowledge what was never sent.
            _acknowledged = offset > _sent ? offset : _acknowledged;
            _sent = offset + count;
        }
    }

    /// <summary>The page has shown output up to an offset. What it cannot have seen is not believed.</summary>
    public void Acknowledge(long offset)
    {
        TaskCompletionSource? waiting = null;
        lock (_gate)
        {
            if (offset > _acknowledged && offset <= _sent)
            {
                _acknowledged = offset;
                (waiting, _waiting) = (_waiting, null);
            }
        }

        waiting?.TrySetResult();
    }

    /// <summary>An acknowledgement that the terminal has not been told, once.</summary>
    public bool TryTake(out long offset)
    {
        lock (_gate)
        {
            offset = _acknowledged;
            var isNew = _acknowledged > _reported;
            _reported = _acknowledged;
            return isNew;
        }
    }

    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            Task progress;
            lock (_gate)
            {
                if (_sent - _acknowledged < TerminalRequest.OutputWindow)
                {
                    return;
                }

                _waiting ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                progress = _waiting.Task;
            }

            await progress.WaitAsync(cancellationToken);
        }
    }
}
