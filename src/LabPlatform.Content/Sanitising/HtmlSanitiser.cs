using System.Globalization;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using LabPlatform.Content.Markdown.Addresses;
using LabPlatform.Content.Markdown.Pages;

namespace LabPlatform.Content.Sanitising;

/// <summary>
/// Reads a page's HTML as a browser would and writes it anew from the allow-list. Nothing is copied: every element and
/// attribute of the result was decided on here.
/// </summary>
/// <param name="words">For addresses that are not known.</param>
internal sealed class HtmlSanitiser(PageHtmlRenderer page, IPageImages images, AddressWords words)
{
    /// <summary>Far above what Markdig and <see cref="Markdown.RawHtml.RawHtmlBudget"/> let through.</summary>
    private const int MaximumDepth = 500;

    private readonly StringBuilder _output = new();

    /// <exception cref="PageTooComplexException">Nested too deeply.</exception>
    public static string Sanitise(string html, PageHtmlRenderer page, IPageImages images, AddressWords words)
    {
        using var document = new HtmlParser().ParseDocument("<!DOCTYPE html><body>" + html);
        var sanitiser = new HtmlSanitiser(page, images, words);
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
                    _output.AppendText(words.InProse(text.Data));
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
        if (OwnNumber(element, PageHtmlRenderer.QuizAttribute, page.Quiz.Count) is { } number)
        {
            QuizMarkup.Write(_output, page.Quiz[number], number);
        }
        else if (OwnNumber(element, PageHtmlRenderer.CodeAttribute, page.Code.Count) is { } code)
        {
            CodeMarkup.Write(_output, page.Code[code], words, canPress: !insideLink);
        }
        else if (name is "img")
        {
            ImageMarkup.Write(_output, element, images, words, canLink: !insideLink);
        }
        else if (name is "a" && AddressWords.AreNeeded(element.GetAttribute("href") ?? ""))
        {
            WriteAbsentLink(element, depth);
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

    /// <summary>A link to an address that is not known: its text, and what is missing.</summary>
    private void WriteAbsentLink(IElement element, int depth)
    {
        _output.Append("<span class=\"absent-address\">");
        WriteChildren(element, depth + 1, insideLink: true);
        if (!AddressWords.AreNeeded(element.TextContent))
        {
            _output.Append(' ').AppendText(words.InProse(AddressWords.Origin(element.GetAttribute("href")!)));
        }

        _output.Append("</span>");
    }

    private void WriteAttributes(IElement element, string name)
    {
        if (element.GetAttribute(PageHtmlRenderer.ClassAttribute) is { } own && own.StartsWith(page.Secret, StringComparison.Ordinal))
        {
            _output.AppendAttribute("class", own.AsSpan(page.Secret.Length));
            return;
        }

        AttributeRules.Write(_output, element, name, words);
    }

    /// <summary>The number in <paramref name="attribute"/>, where we have written it.</summary>
    private int? OwnNumber(IElement element, string attribute, int count) =>
        element.GetAttribute(attribute) is { } reference
        && reference.StartsWith(page.Secret, StringComparison.Ordinal)
        && int.TryParse(reference.AsSpan(page.Secret.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number < count
            ? number
            : null;
}
