using LabPlatform.Content.Markdown.Pages;
using Markdig.Extensions.Alerts;
using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace LabPlatform.Content.Markdown.Alerts;

internal sealed class AlertMarkupRenderer : HtmlObjectRenderer<AlertBlock>
{
    protected override void Write(HtmlRenderer renderer, AlertBlock obj)
    {
        ArgumentNullException.ThrowIfNull(renderer);
        ArgumentNullException.ThrowIfNull(obj);
        var page = (PageHtmlRenderer)renderer;
        var (name, title) = obj.Kind.ToString().ToUpperInvariant() switch
        {
            "TIP" => ("tip", "Tip"),
            "IMPORTANT" => ("important", "Important"),
            "WARNING" => ("warning", "Warning"),
            "CAUTION" => ("caution", "Caution"),
            _ => ("note", "Note"),
        };

        page.EnsureLine();
        page.WriteOpening("div", $"markdown-alert markdown-alert-{name}");
        page.WriteOpening("p", "markdown-alert-title");
        page.Write($"{title}</p>");
        var implicitParagraph = page.ImplicitParagraph;
        page.ImplicitParagraph = false;
        page.WriteChildren(obj);
        page.ImplicitParagraph = implicitParagraph;
        page.WriteLine("</div>");
    }
}
