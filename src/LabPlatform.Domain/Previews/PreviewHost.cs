using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using LabPlatform.Domain.Sessions;
using LabPlatform.Domain.Shared;

namespace LabPlatform.Domain.Previews;

/// <summary>What stands before the preview domain: <c>SESSION-SECRET-PORT</c> for the toolbox, <c>SESSION-SECRET-KEY-PORT</c> for a Service or a pod, without a port for the page on which one is chosen.</summary>
/// <param name="Secret">Tells who was given the name from who knows the session's id.</param>
/// <param name="Key">A <see cref="PreviewTarget.Key"/>, or null for the toolbox.</param>
/// <param name="Port">1 to 65535, or null.</param>
public sealed record PreviewHost(SessionId Session, string Secret, string? Key, int? Port)
{
    internal const int SecretLength = 8;

    /// <summary>What all hosts of the session begin with.</summary>
    public string Name => $"{Session}-{Secret}";

    /// <summary>As it stands before the domain.</summary>
    public string Label => string.Concat(Name, Key is null ? "" : "-" + Key, Port is { } port ? string.Create(CultureInfo.InvariantCulture, $"-{port}") : "");

    /// <summary>Takes exactly what <see cref="Label"/> gives: no other letters, no zero before a port, nothing before or behind.</summary>
    public static bool TryParse(string? label, [NotNullWhen(true)] out PreviewHost? host)
    {
        host = label?.Split('-') switch
        {
            [var session, var secret] => Make(session, secret, null, null),
            [var session, var secret, var port] => Make(session, secret, null, port),
            [var session, var secret, var key, var port] when OpaqueIds.IsValid(key, PreviewTarget.KeyLength) => Make(session, secret, key, port),
            _ => null,
        };
        return host is not null;
    }

    private static PreviewHost? Make(string session, string secret, string? key, string? port)
    {
        if (!SessionId.TryParse(session, out var id) || !OpaqueIds.IsValid(secret, SecretLength))
        {
            return null;
        }

        return port is null ? new PreviewHost(id, secret, key, null)
            : PortNumber.TryParse(port, out var number) ? new PreviewHost(id, secret, key, number)
            : null;
    }
}
