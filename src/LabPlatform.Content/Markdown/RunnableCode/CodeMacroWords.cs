using System.Globalization;

namespace LabPlatform.Content.Markdown.RunnableCode;

/// <summary>The words of a macro: a verb and, in any order, what modifies it.</summary>
internal static class CodeMacroWords
{
    private const int MaximumName = 30;

    private const int LastTerminal = 8;

    private static readonly string[] s_verbs = ["EXEC", "EXECUTE", "COPY", "OPEN"];

    private static readonly string[] s_modifiers = ["INTERRUPT", "NO-NEWLINE", "CTRL-SEQ"];

    /// <param name="exactly">Slips of the verb are not forgiven.</param>
    public static bool TryRead(ReadOnlySpan<char> words, bool exactly, out CodeMacro macro)
    {
        macro = default;
        var all = new List<string>();
        foreach (var range in words.SplitAny(' ', '\t'))
        {
            if (words[range] is { IsEmpty: false } word)
            {
                all.Add(word.ToString());
            }
        }

        if (all.Exists(word => word.Length > MaximumName || !word.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')))
        {
            return false;
        }

        var verb = Take(all, s_verbs, exactly: true, out _);
        var misspelt = false;
        if (verb is null && !exactly)
        {
            verb = Take(all, s_verbs, exactly: false, out misspelt);
        }

        if (verb is null)
        {
            return false;
        }

        macro = Modify(verb, all) with { IsMisspelt = misspelt };
        return true;
    }

    private static CodeMacro Modify(string verb, List<string> rest)
    {
        var (interrupt, enter, keys) = (false, true, false);
        while (Take(rest, s_modifiers, exactly: false, out _) is { } modifier)
        {
            interrupt |= modifier is "INTERRUPT";
            enter &= modifier is not "NO-NEWLINE";
            keys |= modifier is "CTRL-SEQ";
        }

        var action = verb switch
        {
            "COPY" => LabAction.Copy,
            "OPEN" => LabAction.Open,
            _ when keys => LabAction.Keys,
            _ => interrupt ? LabAction.ExecInterrupt : LabAction.Exec,
        };
        var macro = new CodeMacro(action, KeepsLineBreaks: verb is "EXECUTE");
        if (action is LabAction.Copy or LabAction.Open)
        {
            return macro;
        }

        var number = rest.Select(TerminalNumber).FirstOrDefault(number => number > 0);
        return macro with
        {
            WithoutEnter = !enter && action is not LabAction.Keys,
            Terminal = number,
            TerminalName = number > 0 ? null : rest.Select(TerminalName).FirstOrDefault(name => name is not null),
        };
    }

    /// <summary><c>T1</c> to <c>T8</c>, else 0.</summary>
    private static int TerminalNumber(string word) =>
        word.Length == 2 && word[0] is 'T' or 't' && word[1] is >= '1' and <= (char)('0' + LastTerminal) ? word[1] - '0' : 0;

    /// <summary>Katacoda's second machine is a terminal of that name here: there is one machine. The first is any terminal.</summary>
    private static string? TerminalName(string word) => word.ToUpperInvariant() switch
    {
        "HOST" or "HOST1" or "HOST01" => null,
        var host when host.StartsWith("HOST", StringComparison.Ordinal) && int.TryParse(host[4..], NumberStyles.None, CultureInfo.InvariantCulture, out var number) =>
            string.Create(CultureInfo.InvariantCulture, $"host{number:00}"),
        _ => word,
    };

    /// <summary>Takes the first word out that is one of <paramref name="known"/>, or near it.</summary>
    private static string? Take(List<string> words, string[] known, bool exactly, out bool misspelt)
    {
        misspelt = false;
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i].ToUpperInvariant();
            if (known.FirstOrDefault(name => string.Equals(name, word, StringComparison.Ordinal)) is { } exact)
            {
                words.RemoveAt(i);
                return exact;
            }
        }

        for (var i = 0; i < words.Count && !exactly; i++)
        {
            var word = words[i].ToUpperInvariant();
            if (known.Where(name => IsSlipOf(name, word)).MinBy(name => EditDistance.Between(name, word)) is { } near)
            {
                words.RemoveAt(i);
                misspelt = true;
                return near;
            }
        }

        return null;
    }

    /// <summary>At most two slips; of a verb of four letters the first one must be right then, and nothing may be missing.</summary>
    private static bool IsSlipOf(string name, string word) => EditDistance.Between(name, word) switch
    {
        <= 1 => word.Length > 2,
        2 => name.Length > 4 || (word.Length >= 4 && word[0] == name[0]),
        _ => false,
    };
}
