using System.Text.RegularExpressions;

namespace LabPlatform.Cli.Try.Running;

/// <summary>Knows the commands that wait for somebody at the keyboard, or never end by themselves.</summary>
internal static partial class InteractiveCommands
{
    private static readonly (string Name, Regex Pattern)[] s_known =
    [
        ("kubectl edit", KubectlEdit()),
        ("kubectl attach", KubectlAttach()),
        ("a shell in a container", ShellInContainer()),
        ("an endless watch", Watching()),
        ("an endless log", Following()),
        ("a port-forward in the foreground", Forwarding()),
    ];

    /// <returns>What waits in there, for the author; null for commands that end by themselves.</returns>
    public static string? Find(string commands)
    {
        foreach (var line in Lines(commands))
        {
            if (Program().Match(line) is { Success: true } program)
            {
                return program.Groups["name"].Value;
            }

            foreach (var (name, pattern) in s_known)
            {
                if (pattern.IsMatch(line))
                {
                    return name;
                }
            }
        }

        return null;
    }

    /// <summary>Lines that are run: without what stands in here-documents, which are files for others.</summary>
    private static IEnumerable<string> Lines(string commands)
    {
        string? end = null;
        foreach (var line in commands.Replace("\\\n", " ", StringComparison.Ordinal).Split('\n'))
        {
            if (end is not null)
            {
                end = string.Equals(line.Trim('\t', ' '), end, StringComparison.Ordinal) ? null : end;
                continue;
            }

            if (HereDocument().Match(line) is { Success: true } document)
            {
                end = document.Groups["end"].Value;
            }

            yield return line;
        }
    }

    // At the beginning of a line or of a further command in it; with an argument that makes it end, it is not meant (top -b, watch in words).
    [GeneratedRegex(@"(^|[;&|(]|\b(sudo|do|then|else)\s)\s*(?<name>vim?|nano|emacs|less|more|man|htop|watch|tmux|screen|top(?!\s+-b)|ssh(?=\s+\S+\s*$)|python3?(?=\s*$)|bash(?=\s*$)|sh(?=\s*$)|psql(?=\s*$)|mysql(?=\s*$))(\s|$)", Options)]
    private static partial Regex Program();

    [GeneratedRegex(@"\b(kubectl|k)\s+([^;|]*\s)?edit\s", Options)]
    private static partial Regex KubectlEdit();

    [GeneratedRegex(@"\b(kubectl|k)\s+([^;|]*\s)?attach\s", Options)]
    private static partial Regex KubectlAttach();

    [GeneratedRegex(@"\b(kubectl|k|docker|podman|nerdctl|crictl)\s[^;|]*\s(-it|-ti|-i\s+-t|-t\s+-i|--stdin\s+--tty|--tty\s+--stdin)\b[^;|]*\s(/bin/|/usr/bin/)?(ba|a|da|z)?sh\s*$", Options)]
    private static partial Regex ShellInContainer();

    [GeneratedRegex(@"\b(kubectl|k)\s+([^;|]*\s)?get\s[^;|]*(-w|--watch|--watch-only)(=true)?(\s*$|\s[^;|&]*$)", Options)]
    private static partial Regex Watching();

    [GeneratedRegex(@"(\b(kubectl|k)\s+([^;|]*\s)?logs?\s[^;|]*|\btail\s[^;|]*|\bjournalctl\s[^;|]*)\s?(-f|-F|--follow)(\s*$|\s[^;|&]*$)", Options)]
    private static partial Regex Following();

    [GeneratedRegex(@"\b(kubectl|k)\s+([^;|]*\s)?(port-forward|proxy)\b[^&]*$", Options)]
    private static partial Regex Forwarding();

    [GeneratedRegex(@"<<-?\s*[""']?(?<end>\w+)", Options)]
    private static partial Regex HereDocument();

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;
}
