using BlazorXTerm;
using LabPlatform.ComponentTests.Hosting;
using LabPlatform.Web.Components.Workspace;
using Microsoft.AspNetCore.Components.Web;

namespace LabPlatform.ComponentTests.Workspace;

public sealed class TerminalFindTests : LabComponentTest
{
    private readonly List<(string Text, XTermSearch How)> _searches = [];

    [Fact]
    public async Task Typing_SearchesAtOnce_AndSaysWhenThereIsNothing()
    {
        var cut = RenderFind(text => text is "pod");

        await cut.Find("input").InputAsync("pod");
        cut.Find(".result").TextContent.ShouldBeEmpty();
        await cut.Find("input").InputAsync("pods");

        cut.Find(".result").TextContent.ShouldBe("Not found");
        _searches.ShouldBe([("pod", new XTermSearch(Incremental: true)), ("pods", new XTermSearch(Incremental: true))]);
    }

    [Fact]
    public async Task Keys_GoOnAndBack()
    {
        var cut = RenderFind(_ => true);
        cut.Button("Next match").IsUsable().ShouldBeFalse();
        await cut.Find("input").InputAsync("x");

        await cut.Find("input").KeyDownAsync(new KeyboardEventArgs { Key = "Enter" });
        await cut.Find("input").KeyDownAsync(new KeyboardEventArgs { Key = "Enter", ShiftKey = true });
        await cut.Button("Previous match").ClickAsync();

        _searches.Skip(1).Select(search => search.How.Backwards).ShouldBe([false, true, true]);
    }

    [Fact]
    public async Task Escape_Closes()
    {
        var closed = 0;
        var cut = RenderFind(_ => true, () => closed++);

        await cut.Find("input").KeyDownAsync(new KeyboardEventArgs { Key = "Escape" });
        await cut.Button("Close the search").ClickAsync();

        closed.ShouldBe(2);
    }

    private IRenderedComponent<TerminalFind> RenderFind(Predicate<string> isThere, Action? closed = null)
    {
        ValueTask<bool> Search(string text, XTermSearch how)
        {
            _searches.Add((text, how));
            return ValueTask.FromResult(isThere(text));
        }

        return Render<TerminalFind>(parameters => parameters
            .Add(find => find.Title, "Find in Terminal 1")
            .Add(find => find.Search, Search)
            .Add(find => find.OnClose, closed ?? (() => { })));
    }
}
