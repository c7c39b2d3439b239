using System.Globalization;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using LabPlatform.Content.Markdown.Pages;

namespace LabPlatform.Content.Sanitising;

/// <summary>
/// Reads a page's HTML as a browser would and writes it anew from the allow-list. Nothing is copied: every element and
/// attribute of the result was decided on here.
/// </summary>
internal sealed class HtmlSanitiser(PageHtmlRenderer page, IPageImages images)
{
    /// <summary>Far above what Markdig and <see cref="Markdown.RawHtml.RawHtmlBudget"/> let through.</summary>
    private const int MaximumDepth = 500;

    private readonly StringBuilder _output = new();

    /// <exception cref="PageTooComplexException">Nested too deeply.</exception>
    public static string Sanitise(string html, PageHtmlRenderer page, IPageImages images)
    {
        using var document = new HtmlParser().ParseDocument("<!DOCTYPE html><body>" + html);
        var sanitiser = new HtmlSanitiser(page, images);
        sanitiser.WriteChildren(document.Body!, depth: 0, insideLink: false);
        return sanitiser._output.ToString();
    }

    private void WriteChildren(INode parent, int depth, bool insideLink)
    {
        if (depth > MaximumDepth)
        {
            throw new PageTooComplexException("nested too deeply");
        }

        foreach (var node in parent.ChildNodes)
        {
            switch (node)
            {
                case IText text:
                    _output.AppendText(text.Data);
                    break;
                case IElement element:
                    WriteElement(element, depth, insideLink);
                    break;
                default:
                    break; // comments
            }
        }
    }

    private void WriteElement(IElement element, int depth, bool insideLink)
    {
        var name = element.LocalName;
        if (OwnCode(element) is { } code)
        {
            CodeMarkup.Write(_output, code, canPress: !insideLink);
        }
        else if (name is "img")
        {
            ImageMarkup.Write(_output, element, images, canLink: !insideLink);
        }
        else if (!HtmlRules.IsAllowed(name) || element.NamespaceUri is not "http://www.w3.org/1999/xhtml")
        {
            _output.Append("&lt;").AppendText(name).Append("&gt;");
            WriteChildren(element, depth + 1, insideLink);
        }
        else
        {
            _output.Append('<').Append(name);
            WriteAttributes(element, name);
            _output.Append('>');
            if (!HtmlRules.IsVoid(name))
            {
                WriteChildren(element, depth + 1, insideLink || name is "a" or "summary");
                _output.Append("</").Append(name).Append('>');
            }
        }
    }

    private void WriteAttributes(IElement element, string name)
    {
        if (element.GetAttribute(PageHtmlRenderer.ClassAttribute) is { } own && own.StartsWith(page.Secret, StringComparison.Ordinal))
        {
            _output.AppendAttribute("class", own.AsSpan(page.Secret.Length));
            return;
        }

        AttributeRules.Write(_output, element, name);
    }

    private PageCode? OwnCode(IElement element) =>
        element.GetAttribute(PageHtmlRenderer.CodeAttribute) is { } reference
        && reference.StartsWith(page.Secret, StringComparison.Ordinal)
        && int.TryParse(reference.AsSpan(page.Secret.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var index)
        && index < page.Code.Count
            ? page.Code[index]
            : null;
}
