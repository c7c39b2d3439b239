using System.Globalization;
using LabPlatform.Domain.ClusterViews;
using LabPlatform.Domain.Previews;

namespace LabPlatform.Web.Components.Ports;

/// <summary>One line of the list of ports.</summary>
/// <param name="Name">What stands first: a port, or a name with its port.</param>
/// <param name="Detail">More of it, or null.</param>
/// <param name="Spoken">What it is, within a sentence.</param>
internal sealed record PortEntry(PreviewTarget Target, int Port, string Name, string? Detail, string Spoken)
{
    /// <summary>Of the lab's machine, of Services and of pods that can answer, in this order; groups without a port are left out.</summary>
    public static IReadOnlyList<(string Title, IReadOnlyList<PortEntry> Entries)> Group(ListeningPorts? listening, ClusterPicture? picture)
    {
        var declared = picture is null ? [] : PreviewTarget.AllIn(picture).SelectMany(one => one.Ports.Select(port => (one.Target, Port: port))).ToList();
        var several = picture?.Namespaces.Length > 1;
        (string Title, IReadOnlyList<PortEntry> Entries)[] groups =
        [
            ("Your machine", [.. (listening?.Ports ?? []).Select(Of)]),
            ("Services", [.. declared.Where(one => one.Target.Kind == PreviewTargetKind.Service).Select(one => Of(one.Target, one.Port, several))]),
            ("Pods", [.. declared.Where(one => one.Target.Kind == PreviewTargetKind.Pod && CanAnswer(picture!, one.Target)).Select(one => Of(one.Target, one.Port, several))]),
        ];
        return [.. groups.Where(group => group.Entries.Count > 0)];
    }

    private static PortEntry Of(ListeningPort port) => new(
        PreviewTarget.Toolbox,
        port.Number,
        port.Number.ToString(CultureInfo.InvariantCulture),
        port.Program,
        string.Create(CultureInfo.InvariantCulture, $"port {port.Number} of your machine"));

    private static PortEntry Of(PreviewTarget target, int port, bool several) => new(
        target,
        port,
        string.Create(CultureInfo.InvariantCulture, $"{target.Name}:{port}"),
        several ? target.Namespace.Name : null,
        string.Create(CultureInfo.InvariantCulture, $"{target.Title}, port {port}"));

    private static bool CanAnswer(ClusterPicture picture, PreviewTarget target) => picture.Namespaces
        .Where(space => space.Name == target.Namespace)
        .SelectMany(space => space.Pods)
        .Any(pod => pod.State == ObjectState.Ready && string.Equals(pod.Name, target.Name, StringComparison.Ordinal));
}
