using LabPlatform.Kubernetes.Client;

namespace LabPlatform.Kubernetes.Namespaces;

internal static class ObjectWait
{
    public static async Task UntilAsync<T>(KubernetesClient client, ApiResource<T> resource, string @namespace, string name, Func<T, bool> reached, CancellationToken cancellationToken)
        where T : KubernetesObject
    {
        while (true)
        {
            if (await client.FindAsync(resource, @namespace, name, cancellationToken).ConfigureAwait(false) is { } found && reached(found))
            {
                return;
            }

            await Task.Delay(20, cancellationToken).ConfigureAwait(false);
        }
    }
}
