using LabPlatform.Domain.Sessions;
using LabPlatform.Kubernetes.Client;
using LabPlatform.Kubernetes.Namespaces;

namespace LabPlatform.Kubernetes.Toolboxes;

/// <summary>Makes one of a session's two pods; what is left of a lost one of that name is taken away first.</summary>
internal sealed class PodCreation(LabIdentities identities, ToolboxPods pods, TimeProvider time)
{
    /// <summary>Rights that were given a moment ago may not be known to the API server's every part yet.</summary>
    private static readonly TimeSpan s_rightsDelay = TimeSpan.FromSeconds(5);

    /// <summary>The quota is counted again some time after a pod has gone.</summary>
    private static readonly TimeSpan s_quotaDelay = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(50);

    /// <param name="session">Whose.</param>
    /// <param name="name"><see cref="ToolboxPods.Toolbox"/> or <see cref="ToolboxPods.Checker"/>.</param>
    /// <param name="say">Takes what it waits for.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <exception cref="KubernetesException">Refused, and that lasts.</exception>
    public async Task CreateAsync(LabSession session, string name, Action<string?> say, CancellationToken cancellationToken)
    {
        var (@namespace, body) = (session.Namespaces.System.Name, pods.Render(session, name));
        var started = time.GetTimestamp();
        while (true)
        {
            try
            {
                await identities.Provisioner.CreateAsync(ApiResource.Pods, @namespace, body, cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (KubernetesException exception) when (exception.IsAlreadyExists || exception.IsForbidden)
            {
                // Also when it is refused: the quota is asked before the name.
                var quota = QuotaWords.Find(exception.Message);
                var mayBeThere = exception.IsAlreadyExists || quota is not null;
                if (mayBeThere && await IsAliveAsync(@namespace, name, cancellationToken).ConfigureAwait(false))
                {
                    return;
                }

                if (exception.IsForbidden && time.GetElapsedTime(started) > (quota is null ? s_rightsDelay : s_quotaDelay))
                {
                    throw;
                }

                say(quota is null ? null : char.ToUpperInvariant(quota[0]) + quota[1..]);
                await Task.Delay(s_pause, time, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Whether there is such a pod that can go on. One that cannot is deleted without grace: its machine may never answer again.</summary>
    private async Task<bool> IsAliveAsync(string @namespace, string name, CancellationToken cancellationToken)
    {
        var client = identities.Provisioner;
        if (await client.FindAsync(ApiResource.Pods, @namespace, name, cancellationToken).ConfigureAwait(false) is not { } pod)
        {
            return false;
        }

        if (PodWords.LossOf(pod) is null)
        {
            return true;
        }

        try
        {
            // This very pod: between the look and the deletion another one may have taken the name.
            var atOnce = new DeleteOptions { GracePeriodSeconds = 0, PreconditionUid = pod.Metadata.Uid };
            await client.DeleteAsync(ApiResource.Pods, @namespace, name, cancellationToken, atOnce).ConfigureAwait(false);
        }
        catch (KubernetesException exception) when (exception.IsConflict)
        {
            // It has; the next try meets it.
        }

        return false;
    }
}
