using LabPlatform.ComponentTests.Hosting;
using LabPlatform.Web.Components.Workspace;

namespace LabPlatform.ComponentTests.Workspace;

public sealed class TerminalToolsTests : LabComponentTest
{
    [Theory]
    [InlineData("Smaller text", 13)]
    [InlineData("Larger text", 15)]
    public async Task TextSize_IsChangedByOne(string button, int size)
    {
        var (cut, changes) = RenderTools(new TerminalLook());

        await cut.Button(button).ClickAsync();

        changes.ShouldHaveSingleItem().ShouldBe(new TerminalLook(size));
    }

    [Fact]
    public void TextSize_AtItsEnds_CanOnlyBeChangedBack()
    {
        RenderTools(new TerminalLook(TerminalLook.Smallest)).Cut.Button("Smaller text").IsUsable().ShouldBeFalse();
        var (cut, _) = RenderTools(new TerminalLook(TerminalLook.Largest));

        cut.Button("Larger text").IsUsable().ShouldBeFalse();
        cut.Button("Smaller text").IsUsable().ShouldBeTrue();
    }

    [Fact]
    public async Task CopyOnSelect_SaysWhetherItIsOn()
    {
        var (cut, changes) = RenderTools(new TerminalLook(CopyOnSelect: true));
        var button = cut.Button("Copy what is selected at once");
        button.GetAttribute("aria-pressed").ShouldBe("true");

        await button.ClickAsync();

        changes.ShouldHaveSingleItem().CopyOnSelect.ShouldBeFalse();
    }

    [Theory]
    [InlineData(-5, TerminalLook.Smallest)]
    [InlineData(16, 16)]
    [InlineData(int.MaxValue, TerminalLook.Largest)]
    public void RememberedSize_IsOneThatExists(int remembered, int shown) => new TerminalLook(remembered).Checked().FontSize.ShouldBe(shown);

    [Fact]
    public async Task Colours_GoRoundInACircle()
    {
        var look = new TerminalLook();
        var names = new List<string>();
        for (var press = 0; press < 3; press++)
        {
            var (cut, changes) = RenderTools(look);
            await cut.Button($"Colours: {look.Colours}").ClickAsync();
            look = changes.ShouldHaveSingleItem();
            names.Add(look.Colours);
        }

        names.ShouldBe(["light", "contrast", "dark"]);
    }

    [Theory]
    [InlineData("pink", "dark")]
    [InlineData(null, "dark")]
    [InlineData("light", "light")]
    public void RememberedColours_AreOnesThatExist(string? remembered, string shown) => new TerminalLook(Colours: remembered!).Checked().Colours.ShouldBe(shown);

    private (IRenderedComponent<TerminalTools> Cut, List<TerminalLook> Changes) RenderTools(TerminalLook look)
    {
        var changes = new List<TerminalLook>();
        var cut = Render<TerminalTools>(parameters => parameters
            .Add(tools => tools.Title, "Tools of Terminal 1")
            .Add(tools => tools.Look, look)
            .Add(tools => tools.LookChanged, changes.Add));
        return (cut, changes);
    }
}
