namespace LabPlatform.Tests.Shared.Fakes;

/// <summary>Lets the time pass for which the code under test waits, and no more: nothing is early or late, however busy the machine is.</summary>
internal static class ManualTimeWaits
{
    /// <summary>Once somebody waits for no longer than this, moves the clock to the end of that wait.</summary>
    /// <returns>How long the wait was.</returns>
    public static async Task<TimeSpan> PassWaitAsync(this ManualTime time, TimeSpan atMost)
    {
        await Waits.UntilAsync($"somebody waits for {atMost} at most", () => Task.FromResult(time.NextWait <= atMost));
        var wait = time.NextWait!.Value;
        time.Advance(wait);
        return wait;
    }
}
