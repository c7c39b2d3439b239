using System.Runtime.CompilerServices;

namespace LabPlatform.Kubernetes.Client;

public sealed partial class KubernetesClient
{
    /// <summary>All objects of a kind now, and every change from then on. Ends only when cancelled.</summary>
    /// <remarks>
    /// <para>Kubernetes API Concepts, "Efficient detection of changes". Heals itself: after a lost connection it goes on where it was;
    /// after 410 (as an answer or as an event), an error event or an unreadable line it lists again and tells the differences, also what
    /// vanished in between; a watch that is silent for too long is replaced. Pauses grow from 0.5 to 30 s.</para>
    /// <para>The first batch with <see cref="WatchBatchKind.List"/> holds everything as added. A slow reader slows the watch, nothing is buffered without bound.</para>
    /// <para>Refusals, absence of the server and unreadable credentials come as <see cref="WatchBatchKind.Interruption"/>, not as exceptions.</para>
    /// </remarks>
    /// <param name="resource">The kind.</param>
    /// <param name="namespace">A namespace, or null for all of them (and for cluster-scoped kinds).</param>
    /// <param name="options">Which objects and how patiently, or null.</param>
    /// <param name="cancellationToken">Ends the watch with an <see cref="OperationCanceledException"/>.</param>
    public IAsyncEnumerable<WatchBatch<T>> WatchAsync<T>(ApiResource<T> resource, string? @namespace, WatchOptions? options, CancellationToken cancellationToken)
        where T : KubernetesObject
    {
        ArgumentNullException.ThrowIfNull(resource);
        _ = resource.CollectionPath(@namespace); // a bad name is refused here, not at the first step
        return RunAsync(new ResourceWatch<T>(this, resource, @namespace, options ?? new WatchOptions(), _transport, _time, _logger), cancellationToken);
    }

    private static async IAsyncEnumerable<WatchBatch<T>> RunAsync<T>(ResourceWatch<T> watch, [EnumeratorCancellation] CancellationToken cancellationToken)
        where T : KubernetesObject
    {
        using (watch)
        {
            while (true)
            {
                yield return await watch.NextAsync(cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
