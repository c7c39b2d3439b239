namespace LabPlatform.Web.Terminals;

/// <summary>
/// Work for a terminal that asks the database, beside the terminal: typing neither waits for it nor fails with it. It runs once
/// at a time; a failure is logged and the next start tries again.
/// </summary>
internal sealed partial class SideTask(ILogger logger)
{
    private readonly Lock _gate = new();
    private Task _running = Task.CompletedTask;

    /// <summary>Starts the work, unless some is running. Returns at once.</summary>
    public void Start(Func<Task> work)
    {
        lock (_gate)
        {
            if (_running.IsCompleted)
            {
                _running = Task.Run(() => RunAsync(work)); // SQLite's driver does not give the thread back while it waits
            }
        }
    }

    private async Task RunAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception exception)
        {
            Log.Failed(logger, exception);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 532, EventName = "TerminalSideTaskFailed", Level = LogLevel.Warning, Message = "What a terminal wanted of the database failed; the terminal goes on.")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
