namespace LabPlatform.Web.Components;

/// <summary>What a component does as long as it is there, or until it is told to stop: following something and showing it.</summary>
/// <remarks>Used on the page's own context only.</remarks>
public sealed class PageLoop
{
    private CancellationTokenSource? _end;
    private Task _work = Task.CompletedTask;
    private bool _isOver;

    /// <summary>From its start until it is told to stop, also when the work has ended by itself.</summary>
    public bool IsStarted => _end is not null;

    /// <summary>Begins the work; one that was stopped, or has ended by itself, may be begun again.</summary>
    /// <param name="work">Takes care of its own failures: nobody sees them here.</param>
    /// <param name="gone">Ends it, too.</param>
    public void Start(Func<CancellationToken, Task> work, CancellationToken gone)
    {
        ArgumentNullException.ThrowIfNull(work);
        _end?.Dispose();
        _end = CancellationTokenSource.CreateLinkedTokenSource(gone);
        _work = work(_end.Token);
    }

    /// <summary>Has the work go on as long as it is wanted: begins it where it is not begun, and stops it where it is not wanted.</summary>
    /// <param name="isWanted">Whether it is.</param>
    /// <param name="work">As in <see cref="Start"/>.</param>
    /// <param name="gone">Ends it, too.</param>
    public Task KeepAsync(bool isWanted, Func<CancellationToken, Task> work, CancellationToken gone)
    {
        if (!isWanted)
        {
            return StopAsync();
        }

        if (!_isOver && !gone.IsCancellationRequested && !IsStarted)
        {
            Start(work, gone);
        }

        return Task.CompletedTask;
    }

    /// <summary>Stops it for good.</summary>
    public Task EndAsync()
    {
        _isOver = true;
        return StopAsync();
    }

    /// <summary>Returns when nothing of the work goes on any more.</summary>
    public async Task StopAsync()
    {
        if (_end is not { } end)
        {
            return;
        }

        _end = null;
        await end.CancelAsync();
        await _work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        end.Dispose();
    }
}
