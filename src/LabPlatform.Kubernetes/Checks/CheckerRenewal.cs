using LabPlatform.Domain.Environments;
using LabPlatform.Domain.Sessions;
using LabPlatform.Kubernetes.Namespaces;
using LabPlatform.Kubernetes.Toolboxes;
using Microsoft.Extensions.Logging;

namespace LabPlatform.Kubernetes.Checks;

/// <summary>Makes a checker again that was lost alone. The session stays as it is: its learner need not notice.</summary>
internal sealed partial class CheckerRenewal(PodCreation creation, ISessionStore sessions, TimeProvider time, ILogger<CheckerRenewal> logger)
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(30);

    /// <summary>Returns when there is one, which need not run yet.</summary>
    /// <exception cref="EnvironmentException">Refused, or not possible in time: in words.</exception>
    public async Task RunAsync(SessionId session, CancellationToken cancellationToken)
    {
        var stored = await sessions.FindAsync(session, cancellationToken).ConfigureAwait(false) ?? throw new EnvironmentException("The lab is not known any more.");
        using var limit = new CancellationTokenSource(s_limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        var token = either.Token;
        string? last = null;
        Log.Renewing(logger, session);
        try
        {
            await ClusterCalls.TellAsync("could not make the lab's checker again", () =>
                creation.CreateAsync(stored, ToolboxPods.Checker, words => last = words, token)).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            var detail = last ?? "What is left of the old one does not go away.";
            throw new EnvironmentException($"The lab's checker could not be made again within {s_limit.TotalSeconds:0} seconds. {detail}", exception);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 332, EventName = "CheckerLost", Level = LogLevel.Warning, Message = "The checker of session {Session} is lost and is made again.")]
        public static partial void Renewing(ILogger logger, SessionId session);
    }
}
