using System.Globalization;
using System.Text;
using LabPlatform.Content.Markdown.Addresses;
using LabPlatform.Content.Markdown.Pages;
using LabPlatform.Content.Markdown.RunnableCode;

namespace LabPlatform.Content.Sanitising;

/// <summary>The markup of code that hosts rely on; see the README.</summary>
internal static class CodeMarkup
{
    /// <param name="words">For addresses that are not known.</param>
    /// <param name="canPress">Whether a button may stand here: not within a link or a summary.</param>
    public static void Write(StringBuilder output, PageCode code, AddressWords words, bool canPress)
    {
        var text = HiddenCharacters.Remove(words.InCode(code.Text, out var note), out var removed);
        var macro = string.IsNullOrWhiteSpace(text) && code.Macro.Action != LabAction.Write ? default : code.Macro;
        if (code.IsBlock)
        {
            output.Append("<div class=\"code-block\"");
            WriteAction(output, macro, code.File);
            WriteBlock(output, code, text);
        }
        else if (macro.Action == LabAction.None || !canPress)
        {
            output.Append("<code class=\"inline-code\" dir=\"ltr\">").AppendText(text).Append("</code>");
        }
        else
        {
            output.Append("<button type=\"button\" class=\"inline-code\"");
            WriteAction(output, macro, file: null);
            output.Append("><code dir=\"ltr\">").AppendText(text).Append("</code></button>");
        }

        WriteNote(output, removed.Count > 0 ? "Hidden characters taken out: " + string.Join(", ", removed) : null);
        WriteNote(output, note);
        output.Append(code.IsBlock ? "</div>" : "");
    }

    private static void WriteAction(StringBuilder output, CodeMacro macro, FileTarget? file)
    {
        output.AppendAttribute("data-lab-action", Name(macro.Action));
        if (macro.Terminal > 0)
        {
            output.AppendAttribute("data-lab-terminal", macro.Terminal.ToString(CultureInfo.InvariantCulture));
        }
        else if (macro.TerminalName is { } name)
        {
            output.AppendAttribute("data-lab-terminal", name);
        }

        if (macro.WithoutEnter)
        {
            output.AppendAttribute("data-lab-enter", "no");
        }

        if (file is not null)
        {
            output.AppendAttribute("data-lab-file", HiddenCharacters.Remove(file.Path, out _)).AppendAttribute("data-lab-change", Name(file.Change));
            if (file.Marker is { } marker)
            {
                output.AppendAttribute("data-lab-marker", HiddenCharacters.Remove(marker, out _));
            }
        }
    }

    private static void WriteBlock(StringBuilder output, PageCode code, string text)
    {
        output.AppendAttribute("data-language", code.Language);
        if (code.Highlight is not null)
        {
            output.AppendAttribute("data-highlight", code.Highlight);
        }

        output.Append("><pre tabindex=\"0\"><code").AppendAttribute("class", "language-" + code.Language)
            .Append(" dir=\"ltr\">").AppendText(text).Append("</code></pre>");
    }

    private static void WriteNote(StringBuilder output, string? note)
    {
        if (note is not null)
        {
            output.Append("<span class=\"code-note\">").AppendText(note).Append("</span>");
        }
    }

    private static string Name(LabAction action) => action switch
    {
        LabAction.Exec => "exec",
        LabAction.ExecInterrupt => "exec-interrupt",
        LabAction.Copy => "copy",
        LabAction.Keys => "keys",
        LabAction.Open => "open",
        LabAction.Write => "write",
        _ => "none",
    };

    private static string Name(FileChange change) => change switch
    {
        FileChange.Append => "append",
        FileChange.Prepend => "prepend",
        FileChange.Insert => "insert",
        _ => "replace",
    };
}
