using LabPlatform.Domain.Environments;

namespace LabPlatform.Kubernetes.Namespaces;

/// <summary>Reports a stage while it runs, when it is done, and with its reason when it fails.</summary>
internal sealed class ProvisioningStages(IProgress<ProvisioningProgress> progress)
{
    /// <param name="stage">Stable id.</param>
    /// <param name="text">What it is, for the learner.</param>
    /// <param name="work">The work; what it is given takes the newest detail, or null.</param>
    public async Task RunAsync(string stage, string text, Func<Action<string?>, Task> work)
    {
        string? last = null;
        progress.Report(new ProvisioningProgress(stage, text, StageState.Running, Detail: null));
        try
        {
            await work(detail =>
            {
                if (!string.Equals(detail, last, StringComparison.Ordinal))
                {
                    last = detail;
                    progress.Report(new ProvisioningProgress(stage, text, StageState.Running, detail));
                }
            }).ConfigureAwait(false);
        }
        catch (EnvironmentException exception)
        {
            progress.Report(new ProvisioningProgress(stage, text, StageState.Failed, exception.Message));
            throw;
        }

        progress.Report(new ProvisioningProgress(stage, text, StageState.Done, Detail: null));
    }
}
