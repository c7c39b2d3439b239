using System.Collections.Immutable;
using System.Globalization;
using LabPlatform.Domain.Environments;
using LabPlatform.Domain.Sessions;
using LabPlatform.Kubernetes.Client;
using LabPlatform.Kubernetes.Toolboxes;
using Microsoft.Extensions.Logging;

namespace LabPlatform.Kubernetes.Checks;

/// <summary>Runs a script in a session's checker or toolbox, whatever state that one is in.</summary>
internal interface IPodScripts
{
    /// <param name="session">Whose.</param>
    /// <param name="pod"><see cref="ToolboxPods.Checker"/> or <see cref="ToolboxPods.Toolbox"/>.</param>
    /// <param name="script">For bash.</param>
    /// <param name="limit">The script's time.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <returns>What <c>run-check.py</c> says, to be read with <see cref="CheckAnswer"/>.</returns>
    /// <exception cref="EnvironmentException">It could not be run, or nobody knows how it ended: in words.</exception>
    Task<ExecResult> RunAsync(SessionId session, string pod, ReadOnlyMemory<byte> script, TimeSpan limit, CancellationToken cancellationToken);
}

/// <inheritdoc/>
internal sealed partial class PodScripts(LabIdentities identities, CheckerRenewal renewal, TimeProvider time, ILogger<PodScripts> logger) : IPodScripts
{
    /// <summary>On top of the script's own time, before the answer is given up.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    /// <summary>The checker starts while the learner reads, or is made again when it was lost; a check may come sooner.</summary>
    private static readonly TimeSpan s_startUp = TimeSpan.FromSeconds(60);

    /// <summary>The kubelet's words, and containerd's for one that ends: all from before a command begins.</summary>
    private static readonly ImmutableArray<string> s_noContainer = ["container not found", "failed to load task", "failed to create exec", "failed to start exec", "container is in CONTAINER_EXITED state"];

    /// <summary>In the words for a program that is not in the container, and will not be.</summary>
    private const string NoProgram = "exec: \"";

    public async Task<ExecResult> RunAsync(SessionId session, string pod, ReadOnlyMemory<byte> script, TimeSpan limit, CancellationToken cancellationToken)
    {
        try
        {
            return await ExecAsync(session, pod, script, limit, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is KubernetesException or KubernetesConnectionException or KubeConfigException or EnvironmentException)
        {
            Log.NotRun(logger, exception, session, pod);
            throw new EnvironmentException(
                exception switch
                {
                    EnvironmentException => exception.Message,
                    KubernetesException => $"The {pod} cannot be entered: {await WhyAsync(session, pod, cancellationToken).ConfigureAwait(false) ?? exception.Message}",
                    KubeConfigException => LabIdentities.NotSetUpRightly,
                    _ => $"The connection to the {pod} broke: {exception.Message}",
                },
                exception);
        }
    }

    private async Task<ExecResult> ExecAsync(SessionId session, string pod, ReadOnlyMemory<byte> script, TimeSpan limit, CancellationToken cancellationToken)
    {
        var run = new RunOptions { Container = pod, Input = script, Timeout = limit + s_patience, OutputLimit = 65 * 1024 };
        var started = time.GetTimestamp();
        while (true)
        {
            var found = await FindAsync(session, pod, cancellationToken).ConfigureAwait(false);
            var isPatient = time.GetElapsedTime(started) < s_startUp;
            var isLost = PodWords.LossOf(found) is not null;
            if (isPatient && isLost && IsChecker(pod))
            {
                await renewal.RunAsync(session, cancellationToken).ConfigureAwait(false);
            }
            else if (!isPatient || isLost || PodWords.IsRunning(found!))
            {
                try
                {
                    // Whoever does not run refuses, and that is the answer then.
                    var result = await identities.Web.RunAsync(NamespaceMap.SystemOf(session).Name, pod, Command(limit, pod, found), run, cancellationToken).ConfigureAwait(false);
                    if (!isPatient || !CheckAnswer.IsReplaced(result))
                    {
                        return result;
                    }
                }
                catch (KubernetesException exception) when (isPatient && !isLost && HasNobodyTakenIt(exception))
                {
                    // Gone since the look; or new, and the kubelet still finds what is left of the old one by that name.
                }
            }

            await Task.Delay(TimeSpan.FromMilliseconds(250), time, cancellationToken).ConfigureAwait(false);
        }
    }

    private static string[] Command(TimeSpan limit, string pod, V1Pod? found)
    {
        string[] command = ["/usr/bin/python3", "-I", "-S", "-c", EmbeddedText.Get("run-check.py"), limit.TotalSeconds.ToString(CultureInfo.InvariantCulture)];
        return IsChecker(pod) && found?.Metadata.Uid is { } uid ? [.. command, "tidy", uid] : [.. command, IsChecker(pod) ? "tidy" : "leave"];
    }

    private static bool IsChecker(string pod) => string.Equals(pod, ToolboxPods.Checker, StringComparison.Ordinal);

    /// <summary>No such pod, no such container, or one that went while the command was prepared: it has not begun. All other trouble may come from the middle of a run.</summary>
    private static bool HasNobodyTakenIt(KubernetesException exception) =>
        exception.IsNotFound
        || (s_noContainer.Any(words => exception.Message.Contains(words, StringComparison.Ordinal)) && !exception.Message.Contains(NoProgram, StringComparison.Ordinal));

    private async Task<string?> WhyAsync(SessionId session, string pod, CancellationToken cancellationToken)
    {
        try
        {
            return await FindAsync(session, pod, cancellationToken).ConfigureAwait(false) is { } found ? PodWords.Describe(found) : "it is not there any more.";
        }
        catch (Exception exception) when (exception is KubernetesException or KubernetesConnectionException or KubeConfigException or EnvironmentException)
        {
            return null;
        }
    }

    private Task<V1Pod?> FindAsync(SessionId session, string pod, CancellationToken cancellationToken) =>
        identities.Web.FindAsync(ApiResource.Pods, NamespaceMap.SystemOf(session).Name, pod, cancellationToken);

    private static partial class Log
    {
        [LoggerMessage(EventId = 331, EventName = "CheckNotRun", Level = LogLevel.Warning, Message = "A check of session {Session} could not be run in its {Pod}.")]
        public static partial void NotRun(ILogger logger, Exception exception, SessionId session, string pod);
    }
}
