namespace LabPlatform.Tests.Shared;

/// <summary>Every wait in a test has a limit.</summary>
internal static class Waits
{
    private static readonly TimeSpan s_firstPause = TimeSpan.FromMilliseconds(10);

    private static readonly TimeSpan s_longestPause = TimeSpan.FromMilliseconds(100);

    public static TimeSpan Default { get; } = TimeSpan.FromSeconds(30);

    public static Task<T> DefaultTimeout<T>(this Task<T> task) => task.WaitAsync(Default, TestContext.Current.CancellationToken);

    public static Task DefaultTimeout(this Task task) => task.WaitAsync(Default, TestContext.Current.CancellationToken);

    /// <summary>Asks again and again, soon at first, then ten times a second, until the condition holds; fails with its description when it does not within the limit.</summary>
    public static async Task UntilAsync(string what, Func<Task<bool>> condition, TimeSpan? limit = null)
    {
        var token = TestContext.Current.CancellationToken;
        using var timer = new PeriodicTimer(s_firstPause);
        var started = TimeProvider.System.GetTimestamp();
        while (!await condition())
        {
            if (TimeProvider.System.GetElapsedTime(started) > (limit ?? Default))
            {
                throw new TimeoutException($"Waited {limit ?? Default} in vain until {what}.");
            }

            await timer.WaitForNextTickAsync(token);
            timer.Period = timer.Period * 2 < s_longestPause ? timer.Period * 2 : s_longestPause;
        }
    }

    /// <summary>Gives something that should have come to a halt the time to show that it has not: returns once the number is above zero and has not changed for half a second.</summary>
    /// <remarks>Proves nothing by itself, as on a busy machine everything may stand still: what is asserted then must also hold when it goes on.</remarks>
    public static async Task UntilStillAsync(string what, Func<long> number)
    {
        var (last, since) = (0L, TimeProvider.System.GetTimestamp());
        await UntilAsync(what, () =>
        {
            if (number() is var now && now != last)
            {
                (last, since) = (now, TimeProvider.System.GetTimestamp());
            }

            return Task.FromResult(last > 0 && TimeProvider.System.GetElapsedTime(since) > TimeSpan.FromSeconds(0.5));
        });
    }
}
