namespace LabPlatform.Domain.Sessions;

/// <summary>A namespace by its name in the cluster: <c>lab-&lt;sid&gt;-default</c>.</summary>
/// <param name="Name">An RFC 1123 label of at most 63 characters.</param>
public readonly record struct HostNamespace(string Name)
{
    public override string ToString() => Name;
}
