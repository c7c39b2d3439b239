using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using LabPlatform.Domain.ClusterViews;
using LabPlatform.Domain.Sessions;
using LabPlatform.Domain.Shared;

namespace LabPlatform.Domain.Previews;

/// <summary>Whose web port is shown. Never an address: where it is, the cluster is asked when it is needed.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Namespace">One of the session's, as the learner calls it; of the toolbox, any.</param>
/// <param name="Name">Its name there; empty for the toolbox.</param>
public sealed record PreviewTarget(PreviewTargetKind Kind, VirtualNamespace Namespace, string Name)
{
    internal const int KeyLength = 8;

    /// <summary>The machine the learner types in.</summary>
    public static PreviewTarget Toolbox { get; } = new(PreviewTargetKind.Toolbox, VirtualNamespace.Default, "");

    /// <summary>Stands for it in a host's name, in which a name of its own might not fit: eight letters and digits, the same for ever; null for the toolbox.</summary>
    public string? Key => Kind == PreviewTargetKind.Toolbox
        ? null
        : OpaqueIds.From(SHA256.HashData(Encoding.UTF8.GetBytes($"{Word} {Namespace} {Name}")), KeyLength);

    /// <summary>For the learner: <c>Service web</c>, <c>your machine</c>.</summary>
    public string Title => Kind == PreviewTargetKind.Toolbox ? "your machine" : $"{Word} {Name}";

    private string Word => Kind == PreviewTargetKind.Service ? "Service" : "Pod";

    /// <summary>The Services and pods of a picture, each with the TCP ports it declares.</summary>
    public static IEnumerable<(PreviewTarget Target, ImmutableArray<int> Ports)> AllIn(ClusterPicture picture)
    {
        ArgumentNullException.ThrowIfNull(picture);
        foreach (var space in picture.Namespaces)
        {
            foreach (var service in space.Services)
            {
                yield return (new PreviewTarget(PreviewTargetKind.Service, space.Name, service.Name), service.TcpPorts);
            }

            foreach (var pod in space.Pods)
            {
                yield return (new PreviewTarget(PreviewTargetKind.Pod, space.Name, pod.Name), pod.TcpPorts);
            }
        }
    }
}

public enum PreviewTargetKind
{
    Toolbox,
    Service,
    Pod,
}
