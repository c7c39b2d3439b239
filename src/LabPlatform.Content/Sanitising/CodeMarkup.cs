using System.Text;
using LabPlatform.Content.Markdown.Pages;
using LabPlatform.Content.Markdown.RunnableCode;

namespace LabPlatform.Content.Sanitising;

/// <summary>The markup of code that hosts rely on; see the README.</summary>
internal static class CodeMarkup
{
    /// <param name="canPress">Whether a button may stand here: not within a link or a summary.</param>
    public static void Write(StringBuilder output, PageCode code, bool canPress)
    {
        var text = HiddenCharacters.Remove(code.Text, out var removed);
        var action = string.IsNullOrWhiteSpace(text) ? LabAction.None : code.Action;
        if (code.IsBlock)
        {
            WriteBlock(output, code, text, action, removed);
            return;
        }

        if (action == LabAction.None || !canPress)
        {
            output.Append("<code class=\"inline-code\" dir=\"ltr\">").AppendText(text).Append("</code>");
        }
        else
        {
            output.Append("<button type=\"button\" class=\"inline-code\"").AppendAttribute("data-lab-action", Name(action))
                .Append("><code dir=\"ltr\">").AppendText(text).Append("</code></button>");
        }

        WriteNote(output, removed);
    }

    private static void WriteBlock(StringBuilder output, PageCode code, string text, LabAction action, IReadOnlyList<string> removed)
    {
        output.Append("<div class=\"code-block\"").AppendAttribute("data-lab-action", Name(action)).AppendAttribute("data-language", code.Language);
        if (code.Highlight is not null)
        {
            output.AppendAttribute("data-highlight", code.Highlight);
        }

        output.Append("><pre tabindex=\"0\"><code").AppendAttribute("class", "language-" + code.Language)
            .Append(" dir=\"ltr\">").AppendText(text).Append("</code></pre>");
        WriteNote(output, removed);
        output.Append("</div>");
    }

    private static void WriteNote(StringBuilder output, IReadOnlyList<string> removed)
    {
        if (removed.Count > 0)
        {
            output.Append("<span class=\"code-note\">Hidden characters taken out: ").AppendJoin(", ", removed).Append("</span>");
        }
    }

    private static string Name(LabAction action) => action switch
    {
        LabAction.Exec => "exec",
        LabAction.ExecInterrupt => "exec-interrupt",
        LabAction.Copy => "copy",
        _ => "none",
    };
}
