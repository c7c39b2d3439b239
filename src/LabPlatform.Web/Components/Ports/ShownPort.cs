using LabPlatform.Domain.Previews;
using LabPlatform.Domain.Sessions;

namespace LabPlatform.Web.Components.Ports;

/// <summary>A port that is shown beside the text, as a browser remembers it until the learner comes back to the lab.</summary>
/// <param name="Kind">A <see cref="PreviewTargetKind"/>.</param>
/// <param name="Namespace">As the learner calls it.</param>
/// <param name="Path">Path, query and fragment that were asked for last.</param>
public sealed record ShownPort(string Kind, string Namespace, string Name, int Port, string Path)
{
    public static ShownPort Of(PreviewTarget target, int port, string path)
    {
        ArgumentNullException.ThrowIfNull(target);
        return new ShownPort(target.Kind.ToString(), target.Namespace.Name, target.Name, port, path);
    }

    /// <returns>Null for what cannot be one: it comes from a browser. Whether it is there, the preview itself says.</returns>
    public PreviewTarget? Target() =>
        Enum.TryParse<PreviewTargetKind>(Kind, out var kind) && Enum.IsDefined(kind)
        && VirtualNamespace.TryParse(Namespace, out var space)
        && Port is > 0 and <= PortNumber.Highest
            ? kind == PreviewTargetKind.Toolbox ? PreviewTarget.Toolbox : new PreviewTarget(kind, space, Name)
            : null;
}
