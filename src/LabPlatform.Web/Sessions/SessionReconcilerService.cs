using LabPlatform.Domain.Sessions;

namespace LabPlatform.Web.Sessions;

/// <summary>Runs the reconciler again and again; a run that fails is logged and tried again.</summary>
internal sealed partial class SessionReconcilerService(
    SessionReconciler reconciler,
    ReconcileSignal signal,
    TimeProvider time,
    ILogger<SessionReconcilerService> logger) : BackgroundService
{
    private static readonly TimeSpan s_pauseAfterFailure = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            var pause = s_pauseAfterFailure;
            try
            {
                pause = await reconciler.RunOnceAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                Log.Failed(logger, exception);
            }

            await signal.WaitAsync(pause, time, stoppingToken);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 511, EventName = "ReconcileFailed", Level = LogLevel.Error, Message = "A reconcile run failed; the next one tries again.")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
