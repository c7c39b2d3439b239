using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace LabPlatform.Domain.Sessions;

/// <summary>The namespaces of one session under both names. Nothing else in the platform glues such names together.</summary>
public sealed class NamespaceMap
{
    /// <summary>As many namespaces a session may have beside <c>default</c>: each comes with a quota of its own, and those add up.</summary>
    public const int MostExtra = 4;

    /// <summary>What "lab-", the session's id and a hyphen leave of a name's 63 characters.</summary>
    private const int LongestPart = 42;

    /// <summary>The platform's own namespace is called so.</summary>
    private const string SystemPart = "sys";

    private readonly ImmutableDictionary<VirtualNamespace, HostNamespace> _hosts;

    private NamespaceMap(SessionId session, ImmutableDictionary<VirtualNamespace, HostNamespace> hosts)
    {
        Session = session;
        _hosts = hosts;
    }

    public SessionId Session { get; }

    /// <summary>The platform's own namespace of the session (toolbox, checker). It has no virtual name: the learner has no right in it.</summary>
    public HostNamespace System => SystemOf(Session);

    /// <summary>Every namespace of the session in the cluster, the platform's own first.</summary>
    public IEnumerable<HostNamespace> Hosts => _hosts.Values.OrderBy(host => host.Name, StringComparer.Ordinal).Prepend(System);

    /// <summary>The learner's namespaces by virtual name.</summary>
    public IReadOnlyDictionary<VirtualNamespace, HostNamespace> Learner => _hosts;

    /// <summary>The map of a session with <c>default</c> and what else its scenario asks for.</summary>
    /// <param name="session">Whose.</param>
    /// <param name="extra">Beside <c>default</c>; naming one twice, or <c>default</c> itself, adds nothing.</param>
    /// <exception cref="ArgumentException">More than <see cref="MostExtra"/>, or not a name a namespace can have.</exception>
    public static NamespaceMap For(SessionId session, params IEnumerable<VirtualNamespace> extra)
    {
        var hosts = extra.Append(VirtualNamespace.Default).Distinct().ToImmutableDictionary(name => name, name => HostOf(session, name));
        return hosts.Count <= MostExtra + 1
            ? new NamespaceMap(session, hosts)
            : throw new ArgumentException($"A session has at most {MostExtra} namespaces beside default.", nameof(extra));
    }

    /// <summary>The platform's own namespace of a session, whatever else the session has.</summary>
    public static HostNamespace SystemOf(SessionId session) => new($"lab-{session}-{SystemPart}");

    /// <exception cref="KeyNotFoundException">The session has no namespace of that name.</exception>
    public HostNamespace this[VirtualNamespace name] => _hosts[name];

    private static HostNamespace HostOf(SessionId session, VirtualNamespace name)
    {
        if (!VirtualNamespace.TryParse(name.Name, out _))
        {
            throw new ArgumentException($"“{name}” is not a name a namespace can have.", nameof(name));
        }

        return new HostNamespace($"lab-{session}-{Part(name.Name)}");
    }

    // A name that is too long, or that would be the platform's own namespace, is told from others by a checksum.
    private static string Part(string name) => name.Length <= LongestPart && !string.Equals(name, SystemPart, StringComparison.Ordinal)
        ? name
        : $"{name[..Math.Min(name.Length, LongestPart - 11)].TrimEnd('-')}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..10]}";
}
