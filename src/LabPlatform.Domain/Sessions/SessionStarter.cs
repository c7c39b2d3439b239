using LabPlatform.Domain.Environments;
using LabPlatform.Domain.Scenarios;
using Microsoft.Extensions.Logging;

namespace LabPlatform.Domain.Sessions;

/// <summary>Brings one session from starting to ready, or to its end with the reason. Can be called again after a crash.</summary>
public sealed partial class SessionStarter(
    ISessionStore store,
    ILabEnvironments environments,
    IScenarioCatalogue catalogue,
    SessionChanges changes,
    SessionNews news,
    TimeProvider time,
    ILogger<SessionStarter> logger)
{
    /// <exception cref="OperationCanceledException">Cancelled: the session is left starting.</exception>
    public async Task RunAsync(SessionId id, CancellationToken cancellationToken)
    {
        var session = await store.FindAsync(id, cancellationToken).ConfigureAwait(false);
        if (session is not { State: SessionState.Starting })
        {
            return;
        }

        var failure = await TryStartAsync(session, cancellationToken).ConfigureAwait(false);
        if (failure is not null)
        {
            Log.Failed(logger, id, failure);
            await changes.ApplyAsync(id, now => now.BeginEnd(EndReason.StartFailed, failure), cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<string?> TryStartAsync(LabSession session, CancellationToken cancellationToken)
    {
        if (catalogue.Current.Find(session.Scenario)?.Scenario is not { } scenario)
        {
            return "This lab is no longer in the catalogue.";
        }

        var started = time.GetTimestamp();
        var progress = news.ProgressOf(session.Id);
        try
        {
            await environments.ProvisionAsync(session, progress, cancellationToken).ConfigureAwait(false);
            await SetUpAsync(session, scenario, progress, cancellationToken).ConfigureAwait(false);
            await changes.ApplyAsync(session.Id, current => current.BecomeReady(time.GetUtcNow()), cancellationToken).ConfigureAwait(false);
            var elapsed = time.GetElapsedTime(started);
            Log.Ready(logger, session.Id, elapsed);
            return null;
        }
        catch (EnvironmentException exception)
        {
            return exception.Message;
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            Log.Broke(logger, exception, session.Id);
            return "The lab could not be prepared because of a fault in the platform. It was logged; please try again.";
        }
    }

    private async Task SetUpAsync(LabSession session, Scenario scenario, IProgress<ProvisioningProgress> progress, CancellationToken cancellationToken)
    {
        const string Stage = "setup";
        const string Text = "Preparing the lab's files";
        progress.Report(new ProvisioningProgress(Stage, Text, StageState.Running, Detail: null));
        if (scenario.Assets.Length > 0)
        {
            await environments.CopyAssetsAsync(session.Id, scenario.Assets, cancellationToken).ConfigureAwait(false);
        }

        // At the first start that is one page. A toolbox that was made again knows nothing of those the learner has come through.
        for (var step = scenario.FirstPage(); step <= session.CurrentStep; step++)
        {
            if (scenario.PageAt(step) is { } page && page.HasScripts())
            {
                await environments.StartScriptsAsync(session.Id, scenario.PageName(step), page, cancellationToken).ConfigureAwait(false);
            }
        }

        progress.Report(new ProvisioningProgress(Stage, Text, StageState.Done, Detail: null));
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 110, EventName = "SessionReady", Level = LogLevel.Information, Message = "Session {Session} is ready after {Elapsed}.")]
        public static partial void Ready(ILogger logger, SessionId session, TimeSpan elapsed);

        [LoggerMessage(EventId = 111, EventName = "SessionStartFailed", Level = LogLevel.Warning, Message = "Session {Session} could not start: {Reason}")]
        public static partial void Failed(ILogger logger, SessionId session, string reason);

        [LoggerMessage(EventId = 112, EventName = "SessionStartBroke", Level = LogLevel.Error, Message = "Starting session {Session} failed unexpectedly.")]
        public static partial void Broke(ILogger logger, Exception exception, SessionId session);
    }
}
