using LabPlatform.Domain.Previews;
using LabPlatform.Kubernetes.Judging;
using LabPlatform.Kubernetes.Watching;

namespace LabPlatform.Kubernetes.Previews;

/// <summary>Where a Service or a pod is now. Only addresses that the cluster itself has given: a name that somebody else resolves could lead anywhere.</summary>
internal static class TargetAddress
{
    /// <exception cref="PortException">There is none; the message says why and what to do.</exception>
    public static (string Host, int Port) Find(SeenObjects seen, string @namespace, PreviewTarget target, int port) => target.Kind == PreviewTargetKind.Pod
        ? (OfPod(seen.TryGet("pods", @namespace), target), port)
        : OfService(seen, @namespace, target, port);

    private static string OfPod(IEnumerable<SeenObject> pods, PreviewTarget target)
    {
        var pod = pods.FirstOrDefault(pod => string.Equals(pod.Name, target.Name, StringComparison.Ordinal));
        return pod is not null && SeenService.CanServe(pod)
            ? pod.Pod.Status.PodIp ?? throw new PortException(PortTrouble.NotThere, $"Pod {target.Name} has not started yet.")
            : throw new PortException(PortTrouble.NotThere, $"Pod {target.Name} is not there any more.");
    }

    private static (string Host, int Port) OfService(SeenObjects seen, string @namespace, PreviewTarget target, int port)
    {
        var found = seen.TryGet("services", @namespace).FirstOrDefault(service => string.Equals(service.Name, target.Name, StringComparison.Ordinal));
        if (found is null)
        {
            throw new PortException(PortTrouble.NotThere, $"There is no Service {target.Name}.");
        }

        var service = new SeenService(found);
        if (!service.TcpPorts.Contains(port))
        {
            throw new PortException(PortTrouble.NotThere, $"Service {target.Name} has no TCP port {port}.");
        }

        if (service.ClusterIp is not { } address)
        {
            throw new PortException(PortTrouble.NotThere, $"Service {target.Name} has no address of its own in the cluster. Open one of its pods instead.");
        }

        var chosen = seen.TryGet("pods", @namespace).Where(service.Chooses).ToList();
        return chosen switch
        {
            [] when service.Selector.Count == 0 => throw new PortException(PortTrouble.NotThere, $"Service {target.Name} has no selector, so it reaches no pods."),
            [] => throw new PortException(PortTrouble.NotThere, $"No pod has the labels that Service {target.Name} looks for, so nobody answers."),
            _ when !chosen.Exists(pod => pod.Pod.IsReady) => throw new PortException(PortTrouble.NotThere, $"None of the pods of Service {target.Name} is ready yet."),
            _ => (address, port),
        };
    }
}
