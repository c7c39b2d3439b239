using LabPlatform.Domain.Sessions;

namespace LabPlatform.Web.Sessions;

/// <summary>Starts queued sessions while the site runs, first of all those a former process left half-way.</summary>
internal sealed partial class SessionStartsService(SessionStarts starts, TimeProvider time, ILogger<SessionStartsService> logger) : BackgroundService
{
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                await starts.RunAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                // The database did not answer: the site goes on, and so does this a little later.
                Log.Failed(logger, exception);
                await Task.Delay(s_pause, time, stoppingToken);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 510, EventName = "SessionStartsServiceFailed", Level = LogLevel.Error, Message = "Sessions cannot be started right now; trying again.")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
