using LabPlatform.Domain.Previews;
using LabPlatform.Domain.Sessions;

namespace LabPlatform.Web.Previews;

/// <summary>Makes the addresses by which a learner's browser is let into a preview. Only for whom a session has been looked up for its learner.</summary>
public sealed class PreviewDoor(PreviewNames names, PreviewPasses passes)
{
    /// <summary>What the platform keeps for itself on a preview's host; an app never sees requests below it.</summary>
    public const string OwnPath = "/.labplatform";

    public const string EnterPath = OwnPath + "/enter";

    /// <param name="session">Of the learner who asks.</param>
    /// <param name="target">What is to be shown.</param>
    /// <param name="port">1 to 65535.</param>
    /// <param name="path">Path, query and fragment there.</param>
    /// <returns>An address that works once, within <see cref="PreviewPasses.CodeLifetime"/>.</returns>
    public string Open(LabSession session, PreviewTarget target, int port, string? path)
    {
        ArgumentNullException.ThrowIfNull(session);
        var origin = names.Of(session).Of(target, port);
        var code = passes.IssueCode(new Uri(origin).Host, session.Learner);
        return $"{origin}{EnterPath}?code={Uri.EscapeDataString(code)}&to={Uri.EscapeDataString(LocalPath.Of(path))}";
    }
}
