namespace LabPlatform.Tests.Shared;

/// <summary>Every wait in a test has a limit.</summary>
internal static class Waits
{
    public static TimeSpan Default { get; } = TimeSpan.FromSeconds(30);

    public static Task<T> DefaultTimeout<T>(this Task<T> task) => task.WaitAsync(Default, TestContext.Current.CancellationToken);

    public static Task DefaultTimeout(this Task task) => task.WaitAsync(Default, TestContext.Current.CancellationToken);

    /// <summary>Asks again and again until the condition holds; fails with its description when it does not within the limit.</summary>
    public static async Task UntilAsync(string what, Func<Task<bool>> condition, TimeSpan? limit = null)
    {
        var token = TestContext.Current.CancellationToken;
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        var started = TimeProvider.System.GetTimestamp();
        while (!await condition())
        {
            if (TimeProvider.System.GetElapsedTime(started) > (limit ?? Default))
            {
                throw new TimeoutException($"Waited {limit ?? Default} in vain until {what}.");
            }

            await timer.WaitForNextTickAsync(token);
        }
    }
}
