using LabPlatform.Domain.Environments;

namespace LabPlatform.ClusterTests.Sessions;

/// <summary>Breaks a start off as soon as a stage begins.</summary>
internal sealed class CrashIn(string stage, CancellationTokenSource crash) : IProgress<ProvisioningProgress>
{
    public void Report(ProvisioningProgress value)
    {
        if (string.Equals(value.Stage, stage, StringComparison.Ordinal))
        {
            crash.Cancel();
        }
    }
}
