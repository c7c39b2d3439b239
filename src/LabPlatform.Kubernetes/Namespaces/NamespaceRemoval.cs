using System.Collections.Immutable;
using LabPlatform.Domain.Environments;
using LabPlatform.Domain.Sessions;
using LabPlatform.Kubernetes.Client;

namespace LabPlatform.Kubernetes.Namespaces;

/// <summary>Takes a session's namespaces out of the cluster. Each call starts or continues; all of it can be done again.</summary>
internal sealed class NamespaceRemoval(LabIdentities identities, FoundNamespaces found, NamespaceClearing clearing)
{
    /// <returns>What is still there, with what keeps it.</returns>
    /// <exception cref="EnvironmentException">The cluster does not answer or refuses.</exception>
    public Task<ImmutableArray<LingeringNamespace>> RemoveAsync(SessionId session, CancellationToken cancellationToken) =>
        ClusterCalls.TellAsync("could not delete the lab's namespaces", async () =>
        {
            var namespaces = await found.ListAsync(session, cancellationToken).ConfigureAwait(false);

            // Both at once: with the toolbox its token dies, and the learner's bindings go before anything else in theirs.
            await Task.WhenAll(namespaces.Select(item => RemoveAsync(item, cancellationToken))).ConfigureAwait(false);
            return namespaces.Select(item => new LingeringNamespace(new HostNamespace(item.Name), Reason(item))).ToImmutableArray();
        });

    private async Task RemoveAsync(V1Namespace item, CancellationToken cancellationToken)
    {
        if (item.IsTerminating)
        {
            await clearing.ContinueAsync(item.Name, cancellationToken).ConfigureAwait(false);
            return;
        }

        if (FoundNamespaces.IsSystem(item))
        {
            await DeleteToolboxAsync(item.Name, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            await clearing.BeginAsync(item.Name, cancellationToken).ConfigureAwait(false);
        }

        await GoneIsFineAsync(() => identities.Reaper.DeleteAsync(
            ApiResource.Namespaces, null, item.Name, cancellationToken, new DeleteOptions { PreconditionUid = item.Metadata.Uid })).ConfigureAwait(false);
    }

    private async Task DeleteToolboxAsync(string @namespace, CancellationToken cancellationToken)
    {
        foreach (var pod in (string[])[Toolboxes.ToolboxPods.Toolbox, Toolboxes.ToolboxPods.Checker])
        {
            try
            {
                await identities.Provisioner.DeleteAsync(ApiResource.Pods, @namespace, pod, cancellationToken, new DeleteOptions { GracePeriodSeconds = 0 }).ConfigureAwait(false);
            }
            catch (KubernetesException exception) when (exception.IsNotFound || exception.IsForbidden)
            {
                // Never made, or the namespace did not get as far as its binding: the namespace's own deletion does the rest.
            }
        }
    }

    private static async Task GoneIsFineAsync(Func<Task> call)
    {
        try
        {
            await call().ConfigureAwait(false);
        }
        catch (KubernetesException exception) when (exception.IsNotFound || exception.IsConflict)
        {
            // Gone, or going: a second delete of a terminating namespace is a conflict.
        }
    }

    /// <summary>What Kubernetes says keeps the namespace, most telling first.</summary>
    private static string Reason(V1Namespace item)
    {
        foreach (var type in (string[])["NamespaceFinalizersRemaining", "NamespaceDeletionContentFailure", "NamespaceDeletionDiscoveryFailure", "NamespaceContentRemaining"])
        {
            if (item.Status.Conditions.FirstOrDefault(condition => string.Equals(condition.Type, type, StringComparison.Ordinal)) is { Status: "True" } condition)
            {
                return condition.Message ?? type;
            }
        }

        return "deleting";
    }
}
