using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using LabPlatform.Content.Markdown.Pages;
using LabPlatform.Content.Markdown.RunnableCode;

namespace LabPlatform.Content.Markdown.RawHtml;

/// <summary>Code that authors write as HTML: Katacoda's <c>&lt;pre class="file"&gt;</c>, and <c>&lt;code&gt;</c> or <c>&lt;pre&gt;</c> with a macro behind it.</summary>
internal static class RawHtmlCode
{
    private const int MaximumName = 200;

    /// <summary>Without it, a page of opening tags would be searched to its end for each.</summary>
    private const int MaximumCode = 4_000;

    /// <param name="tag">The one that begins at <paramref name="start"/>.</param>
    /// <param name="end">Position behind the code.</param>
    public static bool TryRead(string html, int start, RawHtmlTag tag, out PageCode code, out int end)
    {
        (code, end) = (null!, 0);
        if (tag.IsEndTag || tag.Name is not ("pre" or "code"))
        {
            return false;
        }

        var file = IsFile(html.AsSpan(start, tag.End - start)) ? ReadFile(html[start..tag.End]) : null;
        var closing = $"</{tag.Name}>";
        var rest = html.AsSpan(tag.End);
        var length = (file is null ? rest[..Math.Min(rest.Length, MaximumCode)] : rest).IndexOf(closing, StringComparison.OrdinalIgnoreCase);
        if (length < 0)
        {
            return false;
        }

        var text = html.Substring(tag.End, length);
        end = tag.End + length + closing.Length;
        if (file is var (action, target))
        {
            code = Block(action, text) with { File = target };
            return true;
        }

        if (!CodeMacroReader.TryRead(html.AsSpan(end), out var macro, out var macroLength) || (tag.Name is "code" && text.Contains('<', StringComparison.Ordinal)))
        {
            return false;
        }

        end += macroLength;
        code = tag.Name is "pre" ? Block(macro, Inner(text)) : PageCode.Inline(macro, WebUtility.HtmlDecode(text));
        return true;
    }

    public static bool IsFile(ReadOnlySpan<char> line) =>
        line.StartsWith("<pre", StringComparison.OrdinalIgnoreCase) && line.Contains("file", StringComparison.OrdinalIgnoreCase) && line.Contains("class=", StringComparison.OrdinalIgnoreCase);

    /// <summary>Its content is text: what is no entity stands for itself.</summary>
    private static PageCode Block(CodeMacro macro, string text)
    {
        text = text.StartsWith('\n') ? text[1..] : text;
        return new PageCode(IsBlock: true, macro, FenceInfo.PlainLanguage, Highlight: null, WebUtility.HtmlDecode(text.TrimEnd('\n', ' ')));
    }

    private static (CodeMacro Macro, FileTarget? File)? ReadFile(string tag)
    {
        using var document = new HtmlParser().ParseDocument($"<!DOCTYPE html><body>{tag}</pre>");
        if (document.Body!.FirstElementChild is not { LocalName: "pre" } element || !element.ClassList.Contains("file"))
        {
            return null;
        }

        var target = element.GetAttribute("data-target")?.Trim().ToUpperInvariant();
        if (target is "CLIPBOARD" || element.GetAttribute("data-filename")?.Trim() is not { Length: > 0 and <= MaximumName } path || path.Any(char.IsControl))
        {
            return (new CodeMacro(LabAction.Copy), null);
        }

        var marker = element.GetAttribute("data-marker");
        var change = target switch
        {
            "APPEND" => FileChange.Append,
            "PREPEND" => FileChange.Prepend,
            "INSERT" when !string.IsNullOrEmpty(marker) => FileChange.Insert,
            "INSERT" => FileChange.Append,
            _ => FileChange.Replace,
        };
        return (new CodeMacro(LabAction.Write), new FileTarget(path, change, change == FileChange.Insert ? marker : null));
    }

    /// <summary>Without the <c>code</c> element that a <c>pre</c> may hold.</summary>
    private static string Inner(string text)
    {
        var trimmed = text.Trim();
        return trimmed.StartsWith("<code>", StringComparison.OrdinalIgnoreCase) && trimmed.EndsWith("</code>", StringComparison.OrdinalIgnoreCase) ? trimmed[6..^7] : text;
    }
}
