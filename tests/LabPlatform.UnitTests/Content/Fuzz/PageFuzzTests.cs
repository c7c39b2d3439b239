using FsCheck;
using FsCheck.Fluent;
using LabPlatform.Content.Markdown.Pages;
using LabPlatform.UnitTests.Content.Markdown;

namespace LabPlatform.UnitTests.Content.Fuzz;

/// <summary>Random pages out of the pieces that mean something: never an exception, never harm, the same twice.</summary>
public sealed class PageFuzzTests
{
    private static readonly string[] s_pieces =
    [
        "```", "````", "~~~", "`", "``", "{{exec}}", "{{execute T1}}", "{{copy}}", "{{}}", "{{ x }}", "bash", "yaml{1,2}", "\n", "\n\n", "    ", "\t", "- ", "1. ", "> ", "# ", "***", "_", "~~",
        "|", "|-|-|\n", "[", "](", ")", "![", "[x]: ", "<", ">", "</", "/>", "<!--", "-->", "<details>", "</details>", "<summary>", "<pod>", "<a href=\"", "\"", "'", "=", "<b>", "</p>", "<table>", "<td>",
        "<img src=", "onclick=", "javascript:", "http://a", "&lt;", "&#x6A;", "&", "\\", ":", "\u202E", "\0", "\uD800", "ls -l", "text", " ", "<script>", "</script>", "<svg>", "<pre>", "<h1>", "- [x] ", "[!NOTE]",
    ];

    [Fact]
    public void AnyPage_IsRenderedHarmless()
    {
        var pages = Gen.ArrayOf(Gen.Elements(s_pieces)).Select(string.Concat);

        Prop.ForAll(pages.ToArbitrary(), markdown =>
        {
            var (first, second) = (Render(markdown), Render(markdown));
            AttackCorpusTests.ShouldBeHarmless(first);
            return string.Equals(first, second, StringComparison.Ordinal);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1_500).WithEndSize(120));
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
