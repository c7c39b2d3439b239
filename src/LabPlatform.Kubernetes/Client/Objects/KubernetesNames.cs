using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace LabPlatform.Kubernetes.Client;

/// <summary>What may stand in a URL of the API. Everything that reaches a path goes through here, before any request.</summary>
/// <remarks>Kubernetes: "Object Names and IDs" (RFC 1123 labels and subdomains). Object names allow what RBAC's allow, too (<c>system:node</c>).</remarks>
public static partial class KubernetesNames
{
    /// <summary>Whether the text is an RFC 1123 label of at most 63 characters, as namespaces and containers are.</summary>
    public static bool IsLabel([NotNullWhen(true)] string? text) => text is not null && LabelPattern().IsMatch(text);

    internal static string Namespace(string text) => IsLabel(text) ? text : throw Refused("namespace", text);

    internal static string Container(string text) => IsLabel(text) ? text : throw Refused("container name", text);

    internal static string Label(string text, string what) => IsLabel(text) ? text : throw Refused(what, text);

    internal static string Group(string text) => text is not null && SubdomainPattern().IsMatch(text) ? text : throw Refused("API group", text);

    internal static string Object(string text) => text is not null && ObjectPattern().IsMatch(text) ? text : throw Refused("object name", text);

    private static ArgumentException Refused(string what, string? text)
    {
        // Cut and quoted: the text may come from anywhere and end up in a log.
        var shown = text is null ? "null" : string.Concat(text.Take(40).Select(c => char.IsControl(c) ? '?' : c));
        return new ArgumentException($"'{shown}' is not a valid {what}.", nameof(text));
    }

    [GeneratedRegex(@"\A[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex LabelPattern();

    [GeneratedRegex(@"\A[a-z0-9][-a-z0-9.]{0,251}[a-z0-9]\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex SubdomainPattern();

    [GeneratedRegex(@"\A[A-Za-z0-9]([-A-Za-z0-9_.:]{0,251}[A-Za-z0-9])?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex ObjectPattern();
}
