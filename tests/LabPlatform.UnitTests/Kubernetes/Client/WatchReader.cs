using LabPlatform.Kubernetes.Client;
using LabPlatform.Tests.Shared;

namespace LabPlatform.UnitTests.Kubernetes.Client;

/// <summary>Reads a watch as short texts.</summary>
internal sealed class WatchReader : IAsyncDisposable
{
    private readonly KubernetesClient _client;
    private readonly CancellationTokenSource _end = new();
    private readonly IAsyncEnumerator<WatchBatch<KubernetesObject>> _batches;

    public WatchReader(KubernetesClient client, WatchOptions options)
    {
        _client = client;
        _batches = client.WatchAsync(ApiResource.ConfigMaps, "lab", options, _end.Token).GetAsyncEnumerator(_end.Token);
    }

    /// <summary>E.g. <c>List: Added a, Added b</c>.</summary>
    public async Task<string> NextAsync()
    {
        await _batches.MoveNextAsync().AsTask().DefaultTimeout();
        var batch = _batches.Current;
        return $"{batch.Kind}: {batch.Trouble?.Message ?? string.Join(", ", Texts(batch))}";
    }

    /// <summary>The next events, however they are cut into batches.</summary>
    public async Task<List<string>> NextEventsAsync(int count)
    {
        var events = new List<string>();
        while (events.Count < count)
        {
            await _batches.MoveNextAsync().AsTask().DefaultTimeout();
            events.AddRange(Texts(_batches.Current));
        }

        return events;
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _client.Dispose();
        _end.Dispose();
    }

    private static IEnumerable<string> Texts(WatchBatch<KubernetesObject> batch) => batch.Events.Select(change => $"{change.Type} {change.Item.Name}");
}
