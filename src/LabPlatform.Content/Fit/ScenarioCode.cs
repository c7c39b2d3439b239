using LabPlatform.Content.Files;
using LabPlatform.Content.Loading;
using LabPlatform.Content.Markdown.Pages;
using LabPlatform.Content.Markdown.RunnableCode;
using Markdig.Syntax;

namespace LabPlatform.Content.Fit;

/// <summary>All code of a scenario: blocks and runnable code of pages, scripts, text among the assets.</summary>
internal static class ScenarioCode
{
    private const int MaximumText = 256 * 1024;

    public static IEnumerable<CodeLine> Lines(ScenarioDraft draft)
    {
        var pages = draft.Texts.Where(page => page is { Path: not null, Facts.TooComplex: null })
            .SelectMany(page => Code(page.Markdown).SelectMany(code => Split(page.Path!, code.Line, code.Text)));
        var scripts = draft.Scripts.Where(script => script.State == FileState.Found)
            .SelectMany(script => Split(script.Path, 1, script.Text));
        var assets = draft.Assets.SelectMany(asset => asset.Files)
            .Where(file => file.Read.State == FileState.Found && IsText(file.Read.Content))
            .SelectMany(file => Split(file.Path, 1, AuthorText.Decode(file.Read.Content)));
        return pages.Concat(scripts).Concat(assets);
    }

    /// <summary>Blocks, and code within a line that can be run.</summary>
    private static IEnumerable<Located> Code(string markdown)
    {
        foreach (var item in PageRenderer.ParseAsWritten(markdown).Descendants())
        {
            if (item is RunnableCodeBlock block)
            {
                yield return new Located(AuthorText.WithLineFeeds(block.Lines.ToString()), block.Line + 2); // Markdig counts from 0, and the code begins below its fence
            }
            else if (item is RunnableCodeInline { Action: LabAction.Exec or LabAction.ExecInterrupt } inline)
            {
                yield return new Located(inline.Code, inline.Line + 1);
            }
        }
    }

    private static bool IsText(byte[] content) => content.Length is > 0 and <= MaximumText && !content.AsSpan().Contains((byte)0);

    /// <summary>Comment lines are left out; a line that ends on a back slash goes on with the next.</summary>
    private static IEnumerable<CodeLine> Split(string file, int first, string text)
    {
        var number = first;
        var start = first;
        var joined = "";
        foreach (var line in text.Split('\n'))
        {
            start = joined.Length == 0 ? number : start;
            number++;
            if (line.EndsWith('\\') && joined.Length < 4000)
            {
                joined += line[..^1].Trim() + " ";
                continue;
            }

            var whole = joined.Length == 0 ? line.TrimEnd() : joined + line.Trim();
            joined = "";
            if (whole.AsSpan().TrimStart() is { Length: > 0 } code && code[0] != '#')
            {
                yield return new CodeLine(file, start, whole);
            }
        }

        if (joined.Length > 0)
        {
            yield return new CodeLine(file, start, joined.TrimEnd());
        }
    }
}
