using LabPlatform.Domain.Sessions;

namespace LabPlatform.Domain.Checks.Declared;

/// <summary>One object by its name, or several by their labels, in one of the session's namespaces.</summary>
/// <param name="Kind">Which objects.</param>
/// <param name="Name">Null when <paramref name="Labels"/> choose, or all of the kind are meant.</param>
/// <param name="Labels">A label selector as kubectl takes it: <c>app=web,version in (v1,v2)</c>; null for any.</param>
public sealed record ObjectReference(CheckableKind Kind, string? Name, string? Labels, VirtualNamespace Namespace)
{
    /// <summary>As kubectl would be told: <c>deployment/web</c>, <c>pods with app=web</c>.</summary>
    public override string ToString() => (Name, Labels) switch
    {
        ({ } name, _) => $"{Kind.Singular}/{name}",
        (_, { } labels) => $"{Kind.Plural} with {labels}",
        _ => Kind.Plural,
    };
}
