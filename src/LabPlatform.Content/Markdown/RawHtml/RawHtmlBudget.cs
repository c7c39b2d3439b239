using LabPlatform.Content.Markdown.Pages;
using LabPlatform.Content.Sanitising;

namespace LabPlatform.Content.Markdown.RawHtml;

/// <summary>
/// Bounds what an author's HTML can cost. Formatting elements count most: one left open is opened again by the HTML
/// parser in every following paragraph.
/// </summary>
internal sealed class RawHtmlBudget
{
    private const int MaximumTags = 20_000;

    private const int MaximumOpen = 100;

    private const int MaximumOpenFormatting = 8;

    private int _tags;

    private int _open;

    private int _openFormatting;

    /// <exception cref="PageTooComplexException">The page has spent its budget.</exception>
    public void Spend(string tag, bool closes)
    {
        var step = closes ? -1 : 1;
        _tags++;
        if (HtmlRules.IsFormatting(tag))
        {
            _openFormatting = Math.Max(0, _openFormatting + step);
        }
        else if (HtmlRules.NeedsEndTag(tag))
        {
            _open = Math.Max(0, _open + step);
        }

        if (_tags > MaximumTags || _open > MaximumOpen || _openFormatting > MaximumOpenFormatting)
        {
            throw new PageTooComplexException("too much HTML");
        }
    }
}
