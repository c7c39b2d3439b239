using LabPlatform.Domain.Environments;
using LabPlatform.Kubernetes.Client;
using LabPlatform.Kubernetes.Namespaces;

namespace LabPlatform.Kubernetes.Watching;

/// <summary>Reads once what is in a learner's namespaces now. A watch may be a moment behind; this is not.</summary>
internal sealed class LabLooks(LabIdentities identities)
{
    public async Task<SeenObjects> LookAsync(IEnumerable<(ApiResource<KubernetesObject> Kind, string Namespace)> wanted, CancellationToken cancellationToken)
    {
        var kinds = await Task.WhenAll(wanted.Select(async one => (one.Kind.Plural, one.Namespace, Seen: await ListAsync(one.Kind, one.Namespace, cancellationToken).ConfigureAwait(false)))).ConfigureAwait(false);
        return new SeenObjects(kinds.ToDictionary(kind => (kind.Plural, kind.Namespace), kind => kind.Seen));
    }

    private async Task<SeenKind> ListAsync(ApiResource<KubernetesObject> kind, string @namespace, CancellationToken cancellationToken)
    {
        try
        {
            var list = await ClusterCalls.TellAsync("does not show what is in it", () => identities.Observer.ListAsync(kind, @namespace, cancellationToken)).ConfigureAwait(false);
            return new SeenKind([.. list.Items.Select(item => new SeenObject(item))], null);
        }
        catch (EnvironmentException exception)
        {
            return SeenKind.Unknown(exception.Message);
        }
    }
}
