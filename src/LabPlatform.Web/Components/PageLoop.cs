namespace LabPlatform.Web.Components;

/// <summary>What a component does as long as it is there, or until it is told to stop: following something and showing it.</summary>
/// <remarks>Used on the page's own context only.</remarks>
public sealed class PageLoop
{
    private CancellationTokenSource? _end;
    private Task _work = Task.CompletedTask;

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
