using FsCheck;
using FsCheck.Fluent;
using LabPlatform.Content.Markdown.Pages;
using LabPlatform.Tests.Shared;
using LabPlatform.UnitTests.Content.Markdown;
using Markdig.Syntax;

namespace LabPlatform.UnitTests.Content.Fuzz;

/// <summary>Random pages out of the pieces that mean something: never an exception, never harm, the same twice.</summary>
public sealed class PageFuzzTests
{
    private static readonly string[] s_pieces =
    [
        "```", "````", "~~~", "`", "``", "{{exec}}", "{{execute T1}}", "{{copy}}", "{{}}", "{{ x }}", "bash", "yaml{1,2}", "\n", "\n\n", "    ", "\t", "- ", "1. ", "> ", "# ", "***", "_", "~~",
        "|", "|-|-|\n", "[", "](", ")", "![", "[x]: ", "<", ">", "</", "/>", "<!--", "-->", "<details>", "</details>", "<summary>", "<pod>", "<a href=\"", "\"", "'", "=", "<b>", "</p>", "<table>", "<td>",
        "<img src=", "onclick=", "javascript:", "http://a", "&lt;", "&#x6A;", "&", "\\", ":", "\u202E", "\0", "\uD800", "ls -l", "text", " ", "<script>", "</script>", "<svg>", "<pre>", "<h1>", "- [x] ", "[!NOTE]",
        "{{execute ctrl-seq}}", "{{open}}", "((exec))", "{exec}}", "{{TRAFFIC_HOST1_80}}", "[[HOST_SUBDOMAIN]]-80-[[KATACODA_HOST]]", "[[HOST_IP]]", "[[", "]]",
        "<pre class=\"file\" data-filename=\"", "data-target=\"insert\" data-marker=\"x\">", "</pre>", "<code>", "</code>", "```quiz\n", "question: ", "options: [", "correct: true", "- text: ",
        ">>Q1: ", "<<\n", "(*) ", "[*] ", "=== ", "=~= ",
    ];

    private static readonly string[] s_whole = [.. Directory.GetDirectories(RepositoryFiles.PathOf("tests", "LabPlatform.UnitTests", "Content", "Specs"))
        .Order(StringComparer.Ordinal).Select(folder => File.ReadAllText(Path.Combine(folder, "input.md")))];

    [Fact]
    public void AnyPage_IsRenderedHarmless() => ShouldBeHarmless(Gen.ArrayOf(Gen.Elements(s_pieces)).Select(string.Concat), times: 5_000);

    [Fact]
    public void DamagedPage_IsRenderedHarmless() => ShouldBeHarmless(
        from page in Gen.Elements(s_whole)
        from first in Damage(page)
        from second in Damage(first)
        select second,
        times: 5_000);

    private static Gen<string> Damage(string page) =>
        from start in Gen.Choose(0, Math.Max(0, page.Length - 1))
        from length in Gen.Choose(0, 12)
        from insert in Gen.Elements([.. s_pieces, ""])
        select page[..Math.Min(start, page.Length)] + insert + page[Math.Min(page.Length, start + length)..];

    /// <summary>The same pages in every run: what is found can be found again.</summary>
    private static void ShouldBeHarmless(Gen<string> pages, int times) => Prop.ForAll(pages.ToArbitrary(), markdown =>
    {
        var (first, second) = (Render(markdown), Render(markdown));
        AttackCorpusTests.ShouldBeHarmless(first);
        return string.Equals(first, second, StringComparison.Ordinal) && IsRenderedAsForeseen(markdown);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(times).WithEndSize(120).WithReplay(20260301, 20260303));

    /// <summary>A page that is not rendered when it is read must be one that renders and shows no image.</summary>
    private static bool IsRenderedAsForeseen(string markdown)
    {
        MarkdownDocument document;
        try
        {
            document = PageRenderer.Parse(markdown);
        }
        catch (PageTooComplexException)
        {
            return true;
        }

        var images = new FakePageImages();
        return !RenderingForecast.IsPlain(markdown, [.. document.Descendants()])
            || (PageRenderer.Render(document, images).Length < PageRenderer.MaximumHtml && images.Sources.Count == 0);
    }

    private static string Render(string markdown)
    {
        try
        {
            return PageRenderer.Render(PageRenderer.Parse(markdown), new FakePageImages());
        }
        catch (PageTooComplexException exception)
        {
            return exception.Message; // a sentence, too
        }
    }
}
