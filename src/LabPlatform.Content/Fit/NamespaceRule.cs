using System.Text.RegularExpressions;

namespace LabPlatform.Content.Fit;

/// <summary>Namespaces that code makes or uses and a session of the scenario does not have.</summary>
/// <param name="declared">The scenario's <c>namespaces</c>.</param>
internal sealed partial class NamespaceRule(IEnumerable<string> declared)
{
    public const string Message = "Namespaces cannot be made by a session; name them under 'namespaces' in index.json, and they are there from the start.";

    private readonly HashSet<string> _known = new(declared, StringComparer.Ordinal) { "default" };

    /// <returns>What a line asks for, or null. Namespaces of the cluster itself are another rule's.</returns>
    public string? Describe(string line)
    {
        // Behind the two dashes stands another program's command, with another -n.
        var dashes = line.IndexOf(" -- ", StringComparison.Ordinal);
        Match[] matches = [Made().Match(line), Used().Match(dashes < 0 ? line : line[..dashes]), Named().Match(line)];
        return Array.Exists(matches, match => match.Success && !IsKnown(match.Groups["name"].Value)) ? Message : null;
    }

    private bool IsKnown(string name) => _known.Contains(name) || name.StartsWith("kube-", StringComparison.Ordinal) || name.All(char.IsAsciiDigit);

    [GeneratedRegex("""\b(kubectl|k|oc)\s+create\s+(ns|namespaces?)\s+(-\S+\s+)*(?<name>[a-z0-9$][A-Za-z0-9_-]*)""", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Made();

    [GeneratedRegex("""\b(kubectl|k|oc|helm)\s([^#|;&\n]*\s)?(-n[ =]?|--namespace[ =])\s*["']?(?<name>[a-z0-9][a-z0-9-]*)""", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Used();

    [GeneratedRegex("""^\s*namespace:\s*["']?(?<name>[a-z0-9][a-z0-9-]*)["']?\s*(#|$)""", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Named();
}
