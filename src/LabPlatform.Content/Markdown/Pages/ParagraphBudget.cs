namespace LabPlatform.Content.Markdown.Pages;

/// <summary>
/// Bounds what a run of lines without a blank one may cost, before it is parsed. Markdig fills every row of a table up
/// to the widest, so a wide head and many short rows become millions of cells; and it looks for the end of a link's
/// address up to the end of the paragraph, once for every <c>](</c> and <c>]:</c>.
/// </summary>
internal static class ParagraphBudget
{
    private const int MaximumCells = 100_000;

    private const long MaximumLinkSteps = 20_000_000;

    /// <exception cref="PageTooComplexException">Something no page needs.</exception>
    public static void Check(string markdown)
    {
        var (rows, columns, links, length) = (0L, 0L, 0L, 0L);
        foreach (var line in markdown.AsSpan().EnumerateLines())
        {
            if (line.IsWhiteSpace())
            {
                (rows, columns, links, length) = (0, 0, 0, 0);
                continue;
            }

            rows++;
            columns = Math.Max(columns, line.Count('|'));
            links += line.Count("](") + line.Count("]:");
            length += line.Length;
            if (rows * columns > MaximumCells)
            {
                throw new PageTooComplexException("a table is too large");
            }

            if (links * length > MaximumLinkSteps)
            {
                throw new PageTooComplexException("a paragraph has too many links");
            }
        }
    }
}
