using System.Globalization;
using System.Text;
using LabPlatform.Domain.Checks;
using LabPlatform.Domain.Environments;
using LabPlatform.Domain.Scenarios;
using LabPlatform.Domain.Sessions;
using LabPlatform.Kubernetes.Client;
using LabPlatform.Kubernetes.Toolboxes;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LabPlatform.Kubernetes.Checks;

/// <summary>Runs check scripts in the session's checker, or in its toolbox where the step says so.</summary>
internal sealed partial class ScriptCheckRunner(LabIdentities identities, IOptions<LabKubernetesOptions> options, TimeProvider time, ILogger<ScriptCheckRunner> logger) : ICheckRunner
{
    /// <summary>On top of the script's own time, before the answer is given up.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    /// <summary>The checker starts while the learner reads; the first check may come sooner.</summary>
    private static readonly TimeSpan s_startUp = TimeSpan.FromSeconds(20);

    public async Task<CheckResult> RunAsync(SessionId session, ScenarioStep step, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(step);
        var script = Encoding.UTF8.GetBytes(step.Verify?.Text ?? throw new ArgumentException("The step has no check.", nameof(step)));
        var pod = step.CheckPlace == CheckPlace.Checker ? ToolboxPods.Checker : ToolboxPods.Toolbox;
        var started = time.GetTimestamp();
        try
        {
            var result = await ExecAsync(session, pod, script, cancellationToken).ConfigureAwait(false);
            var (outcome, output) = CheckAnswer.Read(result, options.Value.CheckLimit);
            return new CheckResult(outcome, output, time.GetElapsedTime(started));
        }
        catch (Exception exception) when (exception is KubernetesException or KubernetesConnectionException or KubeConfigException or EnvironmentException)
        {
            Log.NotRun(logger, exception, session, pod);
            var reason = exception switch
            {
                KubernetesException => $"The {pod} cannot be entered: {await WhyAsync(session, pod, cancellationToken).ConfigureAwait(false) ?? exception.Message}",
                KubeConfigException => LabIdentities.NotSetUpRightly,
                _ => $"The connection to the {pod} broke: {exception.Message}",
            };
            return new CheckResult(new CheckOutcome.CouldNotCheck($"{reason} Please try again."), "", time.GetElapsedTime(started));
        }
    }

    private async Task<ExecResult> ExecAsync(SessionId session, string pod, byte[] script, CancellationToken cancellationToken)
    {
        var limit = options.Value.CheckLimit;
        string[] command =
        [
            "/usr/bin/python3", "-I", "-S", "-c", EmbeddedText.Get("run-check.py"),
            limit.TotalSeconds.ToString(CultureInfo.InvariantCulture), string.Equals(pod, ToolboxPods.Checker, StringComparison.Ordinal) ? "tidy" : "leave",
        ];
        var run = new RunOptions { Container = pod, Input = script, Timeout = limit + s_patience, OutputLimit = 65 * 1024 };
        var started = time.GetTimestamp();
        while (true)
        {
            try
            {
                return await identities.Web.RunAsync(NamespaceMap.For(session).System.Name, pod, command, run, cancellationToken).ConfigureAwait(false);
            }
            catch (KubernetesException) when (time.GetElapsedTime(started) < s_startUp)
            {
                if (!await IsComingAsync(session, pod, cancellationToken).ConfigureAwait(false))
                {
                    throw;
                }

                await Task.Delay(TimeSpan.FromMilliseconds(250), time, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task<bool> IsComingAsync(SessionId session, string pod, CancellationToken cancellationToken)
    {
        var found = await FindAsync(session, pod, cancellationToken).ConfigureAwait(false);
        return found is { Metadata.DeletionTimestamp: null, Status.Phase: "Pending" };
    }

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
        identities.Web.FindAsync(ApiResource.Pods, NamespaceMap.For(session).System.Name, pod, cancellationToken);

    private static partial class Log
    {
        [LoggerMessage(EventId = 330, EventName = "CheckNotRun", Level = LogLevel.Warning, Message = "A check of session {Session} could not be run in its {Pod}.")]
        public static partial void NotRun(ILogger logger, Exception exception, SessionId session, string pod);
    }
}
