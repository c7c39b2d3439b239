using LabPlatform.ComponentTests.Hosting;
using LabPlatform.Web.Components.Layout;

namespace LabPlatform.ComponentTests.Layout;

public sealed class SiteHeaderTests : LabComponentTest
{
    [Fact]
    public void Header_LeadsHome_AndHasTheThemeSwitch()
    {
        var cut = Render<SiteHeader>();

        cut.Link("LabPlatform").GetAttribute("href").ShouldBe("/");
        cut.Buttons().ShouldBe(["Change the colours of the page"]);
        cut.Find("theme-switch > button").GetAttribute("type").ShouldBe("button"); // not one that posts a form
    }

    [Fact]
    public void Layout_HasASkipLinkThatLeadsToTheContent()
    {
        var cut = Render<MainLayout>(parameters => parameters.Add(layout => layout.Body, "<p>Content</p>"));

        cut.FindAll("a")[0].SeenIn().ShouldBe("Skip to content");
        cut.Find(cut.FindAll("a")[0].GetAttribute("href")!).SeenIn().ShouldBe("Content");
    }
}
