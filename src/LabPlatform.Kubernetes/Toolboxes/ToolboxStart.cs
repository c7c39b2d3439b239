using LabPlatform.Domain.Environments;
using LabPlatform.Domain.Sessions;
using LabPlatform.Kubernetes.Client;
using LabPlatform.Kubernetes.Namespaces;

namespace LabPlatform.Kubernetes.Toolboxes;

/// <summary>Runs toolbox and checker and returns when a shell can be opened. Can be called again.</summary>
internal sealed class ToolboxStart(LabIdentities identities, PodCreation creation, TimeProvider time)
{
    private static readonly TimeSpan s_betweenKnocks = TimeSpan.FromMilliseconds(100);

    /// <remarks>
    /// The pod's status tells up to a second late, as the kubelet looks at its containers once a second. So, from the moment the pod has
    /// a machine, the door is tried as well; the watch tells what is wrong meanwhile.
    /// </remarks>
    /// <exception cref="EnvironmentException">Refused, or not running in time: with the last reason seen.</exception>
    public async Task StartAsync(LabSession session, ProvisioningStages stages)
    {
        using var end = new CancellationTokenSource();
        var pod = new ToolboxWatch(session.Namespaces.System.Name);
        var watch = Task.CompletedTask;
        var door = Task.CompletedTask;
        try
        {
            await stages.RunAsync("toolbox", "Starting your toolbox", "could not start the toolbox", async (say, token) =>
            {
                await creation.CreateAsync(session, ToolboxPods.Toolbox, say, token).ConfigureAwait(false);
                pod.Say = say;
                watch = pod.RunAsync(identities.Provisioner, end.Token);
                door = KnockAsync(pod, end.Token);
                await (await Task.WhenAny(pod.Running, door, watch).WaitAsync(token).ConfigureAwait(false)).ConfigureAwait(false);
            }).ConfigureAwait(false);
            await stages.RunAsync("shell", "Opening a shell", "could not open a shell", async (say, token) =>
            {
                // The checker is not needed before the first check: it starts while the learner reads.
                var checker = creation.CreateAsync(session, ToolboxPods.Checker, _ => { }, token);
                pod.Say = words => say(words ?? "The toolbox runs; its terminals are not ready yet.");
                await door.WaitAsync(token).ConfigureAwait(false);
                await checker.ConfigureAwait(false);
            }).ConfigureAwait(false);
        }
        finally
        {
            pod.Say = _ => { };
            await end.CancelAsync().ConfigureAwait(false);
            await Task.WhenAll(watch, door).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // By the account the terminals use, so that what is ready here is ready there.
    private async Task KnockAsync(ToolboxWatch pod, CancellationToken cancellationToken)
    {
        await pod.Placed.WaitAsync(cancellationToken).ConfigureAwait(false);
        while (true)
        {
            try
            {
                var result = await identities.Web.RunAsync(
                    pod.Namespace,
                    ToolboxPods.Toolbox,
                    ["/usr/local/bin/labterm", "ready"],
                    new RunOptions { Container = ToolboxPods.Toolbox, Timeout = TimeSpan.FromSeconds(10) },
                    cancellationToken).ConfigureAwait(false);
                if (result.ExitCode == 0)
                {
                    return;
                }
            }
            catch (Exception exception) when (exception is KubernetesException or KubernetesConnectionException or KubeConfigException)
            {
                // Not there yet; the watch says why.
            }

            await Task.Delay(s_betweenKnocks, time, cancellationToken).ConfigureAwait(false);
        }
    }
}
