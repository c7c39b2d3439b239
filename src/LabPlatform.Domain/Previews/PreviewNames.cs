using System.Security.Cryptography;
using System.Text;
using LabPlatform.Domain.Sessions;
using LabPlatform.Domain.Shared;

namespace LabPlatform.Domain.Previews;

/// <summary>Gives each session its addresses below the preview domain: <c>&lt;sid&gt;-&lt;rand&gt;-&lt;port&gt;.&lt;preview domain&gt;</c>.</summary>
public sealed class PreviewNames(PreviewRules rules)
{
    private const int KeyLength = 8;

    private readonly Uri _origin = new(rules.Origin);

    /// <returns>The same for as long as the session lives, whether or not this site shows web ports.</returns>
    public PreviewAddresses Of(LabSession session)
    {
        ArgumentNullException.ThrowIfNull(session);
        return new PreviewAddresses(_origin.Scheme, $"{session.Id}-{Key(session)}", _origin.Authority);
    }

    // Who sees a session's id must not be able to tell it; made of what is known anyway, it need not be stored.
    private static string Key(LabSession session) =>
        OpaqueIds.From(SHA256.HashData(Encoding.UTF8.GetBytes($"preview {session.Id} {session.Learner}")), KeyLength);
}
