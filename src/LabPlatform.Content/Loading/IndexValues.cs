using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using LabPlatform.Content.Loading.Index;
using LabPlatform.Domain.Scenarios;
using LabPlatform.Domain.Terminals;

namespace LabPlatform.Content.Loading;

/// <summary>What values of <c>index.json</c> mean; what means nothing is left out, and a rule says so.</summary>
internal static partial class IndexValues
{
    public const int MaximumMinutes = 600;

    private const int MaximumTerminalName = 30;

    public static int? Minutes(ScenarioIndex index) =>
        int.TryParse(index.Minutes?.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) && minutes is >= 1 and <= MaximumMinutes ? minutes : null;

    public static ImmutableArray<TerminalIndex> Terminals(ScenarioIndex index) =>
        [.. index.Terminals.Where(terminal => IsTerminalName(terminal.Name.Text)).DistinctBy(terminal => terminal.Name.Text, StringComparer.Ordinal).Take(TerminalRequest.Terminals)];

    public static bool IsTerminalName(string name) => name.Length is > 0 and <= MaximumTerminalName && !name.Any(char.IsControl);

    /// <summary>An RFC 1123 label that still fits when the session's id stands before it, and is none of the cluster's or the platform's own.</summary>
    public static bool IsNamespace(string name) => Namespace().IsMatch(name) && name is not "sys" && !name.StartsWith("kube-", StringComparison.Ordinal);

    public static ImmutableArray<ScenarioPort> Ports(BackdropIndex backdrop) =>
        [.. backdrop.Dashboards.Select(dashboard => int.TryParse(dashboard.Port.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is >= 1 and <= 65535
            ? new ScenarioPort(dashboard.Name, port) : null).OfType<ScenarioPort>()];

    /// <summary>Killercoda's <c>ide</c> and Katacoda's <c>editor-terminal</c>, <c>vscode</c> and the like.</summary>
    public static ScenarioLayout Layout(string? layout)
    {
        string[] editors = ["ide", "editor", "vscode"];
        return Array.Exists(editors, word => layout is not null && layout.Split('-').Contains(word, StringComparer.OrdinalIgnoreCase)) ? ScenarioLayout.Editor : ScenarioLayout.Terminal;
    }

    [GeneratedRegex("""^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?\z""", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Namespace();
}
