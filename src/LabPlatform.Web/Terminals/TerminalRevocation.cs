namespace LabPlatform.Web.Terminals;

/// <summary>Closes terminals whose learner lost the session without this process being told, as by another replica.</summary>
internal sealed partial class TerminalRevocation(TerminalRegistry registry, TerminalAccess access, TimeProvider time, ILogger<TerminalRevocation> logger)
    : BackgroundService
{
    private static readonly TimeSpan s_every = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(s_every, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                // Without the database nobody loses a terminal: the next look will tell.
                Log.Failed(logger, exception);
            }
        }
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        foreach (var group in registry.Attachments.GroupBy(attachment => (attachment.Owner.Session, attachment.Owner.Learner)))
        {
            if (!await access.AskAsync(group.Key.Session, group.Key.Learner, cancellationToken))
            {
                foreach (var attachment in group)
                {
                    attachment.Close(TerminalCloseReason.SessionEnded);
                }
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 531, EventName = "TerminalRevocationFailed", Level = LogLevel.Warning, Message = "Whether open terminals are still allowed could not be looked up.")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
