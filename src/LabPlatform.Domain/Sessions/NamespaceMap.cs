using System.Collections.Immutable;

namespace LabPlatform.Domain.Sessions;

/// <summary>The namespaces of one session under both names. Nothing else in the platform glues such names together.</summary>
public sealed class NamespaceMap
{
    private readonly ImmutableDictionary<VirtualNamespace, HostNamespace> _hosts;

    private NamespaceMap(SessionId session, ImmutableDictionary<VirtualNamespace, HostNamespace> hosts)
    {
        Session = session;
        _hosts = hosts;
    }

    public SessionId Session { get; }

    /// <summary>The platform's own namespace of the session (toolbox, checker). It has no virtual name: the learner has no right in it.</summary>
    public HostNamespace System => new($"lab-{Session}-sys");

    /// <summary>Every namespace of the session in the cluster, the platform's own first.</summary>
    public IEnumerable<HostNamespace> Hosts => _hosts.Values.OrderBy(host => host.Name, StringComparer.Ordinal).Prepend(System);

    /// <summary>The learner's namespaces by virtual name.</summary>
    public IReadOnlyDictionary<VirtualNamespace, HostNamespace> Learner => _hosts;

    /// <summary>The map of a fresh session: <c>default</c> only.</summary>
    public static NamespaceMap For(SessionId session) => new(
        session,
        ImmutableDictionary<VirtualNamespace, HostNamespace>.Empty.Add(VirtualNamespace.Default, new HostNamespace($"lab-{session}-default")));

    /// <exception cref="KeyNotFoundException">The session has no namespace of that name.</exception>
    public HostNamespace this[VirtualNamespace name] => _hosts[name];
}
