using LabPlatform.Domain.Environments;
using LabPlatform.Domain.Sessions;
using LabPlatform.Kubernetes.Client;
using LabPlatform.Kubernetes.Namespaces;
using Microsoft.Extensions.Options;

namespace LabPlatform.Kubernetes.Toolboxes;

/// <summary>Runs toolbox and checker and returns when a shell can be opened. Can be called again.</summary>
internal sealed class ToolboxStart(LabIdentities identities, ToolboxPods pods, IOptions<LabKubernetesOptions> options, TimeProvider time)
{
    /// <summary>Rights that were given a moment ago may not be known to the API server's every part yet.</summary>
    private static readonly TimeSpan s_rightsDelay = TimeSpan.FromSeconds(5);

    /// <exception cref="EnvironmentException">Refused, or not running within <see cref="LabKubernetesOptions.StartLimit"/>: with the last reason seen.</exception>
    public async Task StartAsync(LabSession session, ProvisioningStages stages, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(options.Value.StartLimit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        await stages.RunAsync("toolbox", "Starting your toolbox", report => WithinLimitAsync("could not start the toolbox", report, async say =>
        {
            await CreateAsync(session, ToolboxPods.Toolbox, either.Token).ConfigureAwait(false);
            await WaitAsync(session, say, either.Token).ConfigureAwait(false);
        }, cancellationToken)).ConfigureAwait(false);
        await stages.RunAsync("shell", "Opening a shell", report => WithinLimitAsync("could not open a shell", report, async say =>
        {
            // The checker is not needed before the first check: it starts while the learner reads.
            var checker = CreateAsync(session, ToolboxPods.Checker, either.Token);
            await ShellAsync(session, say, either.Token).ConfigureAwait(false);
            await checker.ConfigureAwait(false);
        }, cancellationToken)).ConfigureAwait(false);
    }

    private async Task WithinLimitAsync(string what, Action<string?> report, Func<Action<string?>, Task> work, CancellationToken caller)
    {
        string? last = null;
        try
        {
            await ClusterCalls.TellAsync(what, () => work(words => report(last = words))).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception) when (!caller.IsCancellationRequested)
        {
            var seconds = (int)options.Value.StartLimit.TotalSeconds;
            throw new EnvironmentException($"The toolbox did not start within {seconds} seconds. {last ?? "Nothing was heard of it."}", exception);
        }
    }

    private async Task CreateAsync(LabSession session, string name, CancellationToken cancellationToken)
    {
        var body = pods.Render(session, name);
        var started = time.GetTimestamp();
        while (true)
        {
            try
            {
                await identities.Provisioner.CreateAsync(ApiResource.Pods, session.Namespaces.System.Name, body, cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (KubernetesException exception) when (exception.IsAlreadyExists)
            {
                return;
            }
            catch (KubernetesException exception) when (exception.IsForbidden && QuotaWords.Find(exception.Message) is null && time.GetElapsedTime(started) < s_rightsDelay)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), time, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private Task WaitAsync(LabSession session, Action<string?> report, CancellationToken cancellationToken) => ObjectWait.UntilAsync(
        identities.Provisioner,
        ApiResource.Pods,
        session.Namespaces.System.Name,
        ToolboxPods.Toolbox,
        pod =>
        {
            report(PodWords.Describe(pod));
            return PodWords.IsRunning(pod);
        },
        cancellationToken);

    // By the account the terminals use, so that what is ready here is ready there.
    private async Task ShellAsync(LabSession session, Action<string?> report, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                var result = await identities.Web.RunAsync(
                    session.Namespaces.System.Name,
                    ToolboxPods.Toolbox,
                    ["/usr/local/bin/labterm", "ready"],
                    new RunOptions { Container = ToolboxPods.Toolbox, Timeout = TimeSpan.FromSeconds(10) },
                    cancellationToken).ConfigureAwait(false);
                if (result.ExitCode == 0)
                {
                    return;
                }

                report("The toolbox runs; its terminals are not ready yet.");
            }
            catch (KubernetesException exception)
            {
                report($"The toolbox runs but cannot be entered yet: {exception.Message}");
            }
            catch (KubernetesConnectionException exception)
            {
                report($"The toolbox runs but cannot be entered yet: {exception.Message}");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), time, cancellationToken).ConfigureAwait(false);
        }
    }
}
