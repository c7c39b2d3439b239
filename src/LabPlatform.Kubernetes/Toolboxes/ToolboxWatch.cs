using LabPlatform.Kubernetes.Client;
using LabPlatform.Kubernetes.Namespaces;

namespace LabPlatform.Kubernetes.Toolboxes;

/// <summary>Follows a toolbox pod while it starts, and says what it waits for.</summary>
internal sealed class ToolboxWatch(string @namespace)
{
    private readonly TaskCompletionSource _placed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _running = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile Action<string?> _say = _ => { };
    private string? _last;

    public string Namespace => @namespace;

    /// <summary>Takes what is to be said from now on.</summary>
    public Action<string?> Say
    {
        set => _say = value;
    }

    /// <summary>The pod has a machine.</summary>
    public Task Placed => _placed.Task;

    /// <summary>Its container runs, as far as the API server knows.</summary>
    public Task Running => _running.Task;

    /// <summary>Works until cancelled.</summary>
    public Task RunAsync(KubernetesClient client, CancellationToken cancellationToken) =>
        ObjectWait.UntilAsync(client, ApiResource.Pods, @namespace, ToolboxPods.Toolbox, Look, trouble => _say($"The cluster does not tell about the toolbox: {trouble?.Message}"), cancellationToken);

    internal bool Look(V1Pod pod)
    {
        var words = PodWords.Describe(pod);

        // Between its tries the kubelet only says that it waits; why is what it said before.
        _last = words is not null && _last?.StartsWith(words, StringComparison.Ordinal) is true ? _last : words;
        _say(_last);
        if (pod.Spec.NodeName is not null)
        {
            _placed.TrySetResult();
        }

        if (PodWords.IsRunning(pod))
        {
            _running.TrySetResult();
        }

        return false;
    }
}
