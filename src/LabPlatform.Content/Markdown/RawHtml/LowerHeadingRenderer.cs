using System.Globalization;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace LabPlatform.Content.Markdown.RawHtml;

/// <summary>Headings one level lower than written: the page around the text has the only <c>h1</c>.</summary>
internal sealed class LowerHeadingRenderer : HtmlObjectRenderer<HeadingBlock>
{
    private const int Lowest = 6;

    public static int Lower(int level) => Math.Min(level + 1, Lowest);

    protected override void Write(HtmlRenderer renderer, HeadingBlock obj)
    {
        ArgumentNullException.ThrowIfNull(renderer);
        ArgumentNullException.ThrowIfNull(obj);
        var level = Lower(obj.Level).ToString(CultureInfo.InvariantCulture);
        renderer.EnsureLine();
        renderer.Write($"<h{level}>");
        renderer.WriteLeafInline(obj);
        renderer.Write($"</h{level}>");
        renderer.EnsureLine();
    }
}
