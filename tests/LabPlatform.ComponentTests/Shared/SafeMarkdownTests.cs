using LabPlatform.ComponentTests.Hosting;
using LabPlatform.Domain.Scenarios;
using LabPlatform.Tests.Shared.Fakes;
using LabPlatform.Web.Components.Shared;

namespace LabPlatform.ComponentTests.Shared;

public sealed class SafeMarkdownTests : LabComponentTest
{
    [Fact]
    public void Page_IsShownAsTheRendererMadeIt()
    {
        var cut = RenderPage("Say **hello**:\n\n```bash\nkubectl get pods\n```{{exec}}\n");

        cut.Find("lab-prose strong").SeenIn().ShouldBe("hello");
        cut.Find("[data-lab-action=exec] code").TextContent.Trim().ShouldBe("kubectl get pods");
    }

    [Fact]
    public void Markup_OfAnAuthor_CannotRunInTheReadersBrowser()
    {
        var cut = RenderPage("Before<script>alert(1)</script> <img src=x onerror=alert(2)> <a href=\"javascript:alert(3)\">after</a>\n");

        cut.FindAll("script, [onerror], [href^=javascript]").ShouldBeEmpty();
        cut.Seen().ShouldContain("Before");
        cut.Seen().ShouldContain("after");
    }

    [Theory]
    [InlineData(true, "true")]
    [InlineData(false, null)]
    public void Commands_CanBeRun_OnlyBesideATerminal(bool canRun, string? said)
    {
        var cut = RenderPage("text", canRun);

        cut.Find("lab-prose").GetAttribute("data-can-run").ShouldBe(said);
    }

    [Fact]
    public void Page_ThatIsTurned_ShowsTheOther()
    {
        var cut = RenderPage("first");

        cut.Render(parameters => parameters.Add(markdown => markdown.Page, Page("second")));

        cut.Seen().ShouldBe("second");
    }

    [Fact]
    public void Highlighter_IsNamedToTheScript() =>
        RenderPage("text").Find("lab-prose").GetAttribute("data-highlighter").ShouldBe("dist/highlight.js");

    private IRenderedComponent<SafeMarkdown> RenderPage(string markdown, bool canRun = false) => Render<SafeMarkdown>(parameters => parameters
        .Add(safe => safe.Scenario, TestScenarios.OneStep)
        .Add(safe => safe.Page, Page(markdown))
        .Add(safe => safe.CanRun, canRun));

    private static ScenarioPage Page(string markdown) => new() { TextPath = "text.md", Markdown = markdown };
}
