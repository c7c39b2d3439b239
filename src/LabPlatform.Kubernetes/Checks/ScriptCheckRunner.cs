using System.Text;
using LabPlatform.Domain.Checks;
using LabPlatform.Domain.Environments;
using LabPlatform.Domain.Previews;
using LabPlatform.Domain.Scenarios;
using LabPlatform.Domain.Sessions;
using LabPlatform.Kubernetes.Toolboxes;
using Microsoft.Extensions.Options;

namespace LabPlatform.Kubernetes.Checks;

/// <summary>Runs check scripts in the session's checker, or in its toolbox where the step says so.</summary>
internal sealed class ScriptCheckRunner(IPodScripts scripts, SessionPreviews previews, IOptions<LabKubernetesOptions> options, TimeProvider time) : ICheckRunner
{
    public async Task<CheckResult> RunAsync(SessionId session, ScenarioStep step, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(step);
        var verify = step.Verify ?? throw new ArgumentException("The step has no check.", nameof(step));
        step = await previews.FillAsync(session, step, cancellationToken).ConfigureAwait(false);
        var script = Encoding.UTF8.GetBytes(step.Verify?.Text ?? verify.Text);
        var pod = step.CheckPlace == CheckPlace.Checker ? ToolboxPods.Checker : ToolboxPods.Toolbox;
        var limit = options.Value.CheckLimit;
        var started = time.GetTimestamp();
        try
        {
            var result = await scripts.RunAsync(session, pod, script, limit, cancellationToken).ConfigureAwait(false);
            var (outcome, output) = CheckAnswer.Read(result, limit, verify.SaysDone);
            return new CheckResult(outcome, output, time.GetElapsedTime(started));
        }
        catch (EnvironmentException exception)
        {
            return new CheckResult(new CheckOutcome.CouldNotCheck($"{exception.Message} Please try again."), "", time.GetElapsedTime(started));
        }
    }
}
