using AngleSharp.Html.Parser;
using LabPlatform.Content.Markdown.Pages;

namespace LabPlatform.UnitTests.Content.Markdown;

/// <summary>Row 57: what is shown is what is run.</summary>
public sealed class CommandTextTests
{
    public static TheoryData<string, string> Hidden => new()
    {
        { "\u202E", "U+202E" }, { "\u202A", "U+202A" }, { "\u2066", "U+2066" }, { "\u2069", "U+2069" }, { "\u200B", "U+200B" }, { "\u200D", "U+200D" }, { "\uFEFF", "U+FEFF" },
        { "\u00AD", "U+00AD" }, { "\u2028", "U+2028" }, { "\u001B", "U+001B" }, { "\u007F", "U+007F" }, { "\u3164", "U+3164" }, { "\uFE0F", "U+FE0F" }, { "\U000E0041", "U+E0041" },
    };

    [Theory]
    [MemberData(nameof(Hidden))]
    public void HiddenCharacter_InACommand_IsTakenOutAndNamed_Row57(string hidden, string name)
    {
        foreach (var markdown in (string[])[$"`rm -rf{hidden} ~`{{{{exec}}}}", $"```bash\nrm -rf{hidden} ~\n```{{{{exec}}}}", $"`rm -rf{hidden} ~`"])
        {
            using var document = new HtmlParser().ParseDocument(Render(markdown));

            document.QuerySelector("code")!.TextContent.ShouldBe("rm -rf ~");
            document.QuerySelector(".code-note")!.TextContent.ShouldContain(name);
        }
    }

    [Theory]
    [InlineData("cat > a <<EOF\n\ttab\n\n  two blanks  \nEOF")]
    [InlineData("echo '<b>&amp;</b>' \"&quot;\" > a")]
    [InlineData("a\n\n\nb")]
    public void Command_IsExactlyTheTextOfTheCodeElement(string command)
    {
        using var document = new HtmlParser().ParseDocument(Render($"```bash\n{command}\n```{{{{exec}}}}"));

        document.QuerySelector("[data-lab-action=exec] code")!.TextContent.ShouldBe(command);
    }

    private static string Render(string markdown) => PageRenderer.Render(PageRenderer.Parse(markdown), new FakePageImages());
}
