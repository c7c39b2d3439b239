using System.Globalization;
using LabPlatform.Content.Loading.Index;

namespace LabPlatform.Content.Loading.Pages;

/// <summary>Reads the hints of a page and its answer.</summary>
internal sealed class HelpReader(PageReader pages, OwnFolders folders)
{
    private const int MaximumHints = 20;

    public IEnumerable<HelpDraft> Read(PageIndex page)
    {
        var hints = page.Hints.IsEmpty ? Implied(page) : page.Hints.Where(hint => !IsScript(hint)).Take(MaximumHints);
        var number = 0;
        foreach (var hint in hints)
        {
            number++;
            yield return new HelpDraft(page, pages.ReadText(new PageIndex($"hint {number} of {page.Name}", hint.Line) { Text = hint }), IsAnswer: false);
        }

        if (page.Answer is { } answer)
        {
            yield return new HelpDraft(page, pages.ReadText(new PageIndex($"answer of {page.Name}", answer.Line) { Text = answer }), IsAnswer: true);
        }
    }

    /// <summary>Katacoda's challenges may have a hint that is printed by a script.</summary>
    public static bool IsScript(Located hint) => hint.Text.EndsWith(".sh", StringComparison.Ordinal);

    /// <summary><c>hint1.md</c>, <c>hint2.md</c> and so on, or <c>hint.md</c>.</summary>
    private List<Located> Implied(PageIndex page)
    {
        var hints = Enumerable.Range(1, MaximumHints)
            .Select(number => folders.Find(page, string.Create(CultureInfo.InvariantCulture, $"hint{number}.md")))
            .TakeWhile(hint => hint is not null).OfType<Located>().ToList();
        if (hints.Count == 0 && folders.Find(page, "hint.md") is { } only)
        {
            hints.Add(only);
        }

        return hints;
    }
}
