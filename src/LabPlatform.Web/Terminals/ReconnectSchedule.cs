namespace LabPlatform.Web.Terminals;

/// <summary>When a terminal that went away may be tried again: never twice within a second, later when the cluster asks for it.</summary>
internal sealed class ReconnectSchedule(TimeProvider time)
{
    private static readonly TimeSpan s_least = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_most = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan s_longestWish = TimeSpan.FromSeconds(60);

    private long _lastTry;
    private int _failures;

    /// <summary>Waits until the next try is due.</summary>
    public async Task WaitAsync(TimeSpan? retryAfter, CancellationToken cancellationToken)
    {
        if (_lastTry != 0)
        {
            var pause = Pause(retryAfter) - time.GetElapsedTime(_lastTry);
            if (pause > TimeSpan.Zero)
            {
                await Task.Delay(pause, time, cancellationToken);
            }
        }

        _lastTry = time.GetTimestamp();
        _failures++;
    }

    /// <summary>It is there again.</summary>
    public void Succeeded() => _failures = 0;

    private TimeSpan Pause(TimeSpan? retryAfter)
    {
        // 1 s, 2 s, 4 s, 4 s … plus up to a quarter, so that the terminals of a class do not come back in one moment.
        var pause = TimeSpan.FromTicks(Math.Min(s_least.Ticks << Math.Clamp(_failures - 1, 0, 3), s_most.Ticks));
        var wish = retryAfter is { } asked ? (asked < s_longestWish ? asked : s_longestWish) : TimeSpan.Zero;
        pause = pause > wish ? pause : wish;
        return pause + (pause * (Random.Shared.NextDouble() / 4));
    }
}
