using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace LabPlatform.Content.Markdown.RunnableCode;

/// <summary>Within a table a pipe is written <c>\|</c>, also in code: the back slash is not part of the command (GFM, example 200).</summary>
internal static class TableCode
{
    public static void Unescape(MarkdownDocument document)
    {
        foreach (var cell in document.Descendants<TableCell>())
        {
            foreach (var code in cell.Descendants<LeafInline>())
            {
                switch (code)
                {
                    case CodeInline plain:
                        plain.Content = Unescape(plain.Content);
                        break;
                    case RunnableCodeInline runnable:
                        runnable.Code = Unescape(runnable.Code);
                        break;
                    default:
                        break;
                }
            }
        }
    }

    private static string Unescape(string code) => code.Replace("\\|", "|", StringComparison.Ordinal);
}
