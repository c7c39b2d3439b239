using System.Diagnostics.CodeAnalysis;

namespace LabPlatform.Domain.Sessions;

/// <summary>A namespace by the name the learner uses: <c>default</c>, <c>flower</c>.</summary>
/// <param name="Name">An RFC 1123 label.</param>
public readonly record struct VirtualNamespace(string Name)
{
    /// <summary>The namespace every session starts in.</summary>
    public static VirtualNamespace Default { get; } = new("default");

    /// <summary>The variable that holds its host name in shells and scripts (<c>NS_SHOP</c>), because DNS names need that one.</summary>
    public string Variable => $"NS_{Name.ToUpperInvariant().Replace('-', '_')}";

    /// <summary>Accepts what Kubernetes accepts as a namespace's name: 1 to 63 of <c>[a-z0-9-]</c>, no hyphen at either end.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out VirtualNamespace name)
    {
        var valid = text is { Length: > 0 and <= 63 }
            && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-')
            && text[0] is not '-' && text[^1] is not '-';
        name = valid ? new VirtualNamespace(text!) : default;
        return valid;
    }

    public override string ToString() => Name;
}
