using System.Text.RegularExpressions;

namespace LabPlatform.Content.Markdown.Addresses;

/// <summary>Says in plain words what stands where an address is not known.</summary>
internal sealed partial class AddressWords
{
    private readonly string _where;

    private readonly bool _hasMachine;

    private AddressWords(string where, bool hasMachine) => (_where, _hasMachine) = (where, hasMachine);

    /// <summary>No lab runs: whoever reads will see the address when one does.</summary>
    public static AddressWords Reading { get; } = new("shown in a running lab", hasMachine: false);

    /// <summary>A lab runs on a site that shows no web ports.</summary>
    public static AddressWords Running { get; } = new("this site does not show web ports", hasMachine: true);

    public static bool AreNeeded(string text) => text.Contains(AbsentAddresses.Suffix, StringComparison.OrdinalIgnoreCase);

    /// <returns>What of <paramref name="address"/> is not known, without a path.</returns>
    public static string Origin(string address) => Absent().Match(address).Value;

    /// <summary>For prose: <c>(address of port 80: shown in a running lab)</c>.</summary>
    public string InProse(string text) => AreNeeded(text) ? Absent().Replace(text, match => $"({What(match)}: {_where})") : text;

    /// <summary>For code that is run in the lab. There the machine itself can be asked; else <paramref name="note"/> says that something is left open.</summary>
    public string InCode(string text, out string? note)
    {
        note = null;
        if (!AreNeeded(text))
        {
            return text;
        }

        note = _hasMachine ? null : "What is written in capitals is an address: a running lab fills it in.";
        return Absent().Replace(text, match => (_hasMachine, match.Groups["port"]) switch
        {
            (true, { Success: true } port) => $"{match.Groups["scheme"].Value}localhost:{port.Value}",
            (true, _) => $"{match.Groups["scheme"].Value}localhost",
            _ => What(match).ToUpperInvariant().Replace(' ', '-'),
        });
    }

    private static string What(Match match) => match.Groups["port"] is { Success: true } port ? $"address of port {port.Value}"
        : match.Groups["what"].Value is "ports" ? "list of web ports" : "address of the lab";

    [GeneratedRegex(
        @"(?<scheme>https?://)?([a-z0-9-]+\.)*(?<what>ports|lab|site|port-(?<port>[0-9]{1,5}))\.preview\.invalid",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Absent();
}
