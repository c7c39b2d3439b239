namespace LabPlatform.Domain.Sessions;

/// <summary>A namespace by the name the learner uses: <c>default</c>, <c>flower</c>.</summary>
/// <param name="Name">An RFC 1123 label.</param>
public readonly record struct VirtualNamespace(string Name)
{
    /// <summary>The namespace every session starts in.</summary>
    public static VirtualNamespace Default { get; } = new("default");

    public override string ToString() => Name;
}
