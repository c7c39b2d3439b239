using LabPlatform.ComponentTests.Hosting;
using LabPlatform.Domain.ClusterViews;
using LabPlatform.Domain.Previews;
using LabPlatform.Tests.Shared.Fakes;
using LabPlatform.Web.Components.Ports;

namespace LabPlatform.ComponentTests.Ports;

public sealed class PortsPaneTests : LabComponentTest
{
    private readonly BunitJSModuleInterop _script;

    public PortsPaneTests()
    {
        _script = JSInterop.SetupModule("./Components/Ports/PortsPane.razor.js");
        _script.SetupVoid("serve", _ => true).SetVoidResult();
        _script.SetupVoid("remember", _ => true).SetVoidResult();
        _script.SetupVoid("focusOn", _ => true).SetVoidResult();
    }

    [Fact]
    public async Task List_IsWatchedOnlyWhileItCanBeSeen()
    {
        var cut = await OpenAsync();
        ToolboxPorts.Watching.ShouldBe(0);

        await SeeAsync(cut, isSeen: true);
        cut.WaitForAssertion(() => (ToolboxPorts.Watching, Pictures.Watching).ShouldBe((1, 1)));
        await SeeAsync(cut, isSeen: false);

        cut.WaitForAssertion(() => (ToolboxPorts.Watching, Pictures.Watching).ShouldBe((0, 0)));
    }

    [Fact]
    public async Task Ports_OfMachineServicesAndPods_AreListed()
    {
        Pictures.Set(WithPorts());
        var cut = await OpenAsync();
        await SeeAsync(cut, isSeen: true);
        cut.WaitForAssertion(() => ToolboxPorts.Watching.ShouldBe(1));
        ToolboxPorts.Tell(new ListeningPort(8080, "python3"), new ListeningPort(9000, null));

        cut.WaitForAssertion(() => cut.FindAll("li .what").Select(item => item.SeenIn()).ShouldBe(["8080 python3", "9000", "web:80", "visitor:8080"]));
        cut.FindAll("h3").Select(title => title.SeenIn()).ShouldBe(["Your machine", "Services", "Pods"]);
        cut.FindAll("a").Select(link => link.GetAttribute("href")!).ShouldAllBe(href => href.StartsWith("/sessions/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Open_ShowsTheFrame_WithACodeOfItsOwn_AndStopsLooking()
    {
        var cut = await OpenAsync();
        await SeeAsync(cut, isSeen: true);
        cut.WaitForAssertion(() => ToolboxPorts.Watching.ShouldBe(1));
        ToolboxPorts.Tell(new ListeningPort(8080, "python3"));
        cut.WaitForAssertion(() => cut.FindAll("li").Count.ShouldBe(1));

        await cut.Find("li button").ClickAsync(new());

        var frame = cut.Find("iframe");
        frame.GetAttribute("title").ShouldBe("Port 8080 of your machine");
        frame.GetAttribute("sandbox").ShouldBe("allow-scripts allow-same-origin allow-forms allow-popups allow-modals allow-downloads");
        var first = frame.GetAttribute("src")!;
        first.ShouldContain("-8080.localhost/.labplatform/enter?code=");
        first.ShouldEndWith("&to=%2F");
        cut.WaitForAssertion(() => ToolboxPorts.Watching.ShouldBe(0));

        cut.Find(".address input").Change("a b?c=d");
        await cut.Find(".address").SubmitAsync();
        cut.Find("iframe").GetAttribute("src")!.ShouldEndWith("&to=%2Fa%2520b%3Fc%3Dd");
        await cut.Find("[aria-label='Load again']").ClickAsync(new());
        var again = cut.Find("iframe").GetAttribute("src")!;
        again.ShouldEndWith("&to=%2Fa%2520b%3Fc%3Dd");
        string.Equals(again, first, StringComparison.Ordinal).ShouldBeFalse();

        await cut.Find("[aria-label='Back to the list of ports']").ClickAsync(new());
        cut.FindAll("iframe").ShouldBeEmpty();
        cut.WaitForAssertion(() => ToolboxPorts.Watching.ShouldBe(1));
        _script.Invocations["remember"].Count.ShouldBe(3);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("65536")]
    [InlineData("http")]
    [InlineData("")]
    public async Task Port_ThatIsNone_IsSaid(string typed)
    {
        var cut = await OpenAsync();
        cut.Find("input").Change(typed);

        await cut.Find("form").SubmitAsync();

        cut.Find("[role=alert]").SeenIn().ShouldBe("A port is a number from 1 to 65535.");
        cut.FindAll("iframe").ShouldBeEmpty();
    }

    [Fact]
    public async Task Remembered_IsShownAgain_AndWhatCannotBeIsNot()
    {
        var cut = await OpenAsync();
        await SeeAsync(cut, isSeen: true, new ShownPort("Devil", "default", "", 80, "/"));
        cut.FindAll("iframe").ShouldBeEmpty();
        await SeeAsync(cut, isSeen: true, new ShownPort("Toolbox", "default", "", 99999, "/"));
        cut.FindAll("iframe").ShouldBeEmpty();

        await SeeAsync(cut, isSeen: true, new ShownPort("Service", "default", "web", 80, "//evil.test"));

        cut.Find("iframe").GetAttribute("title").ShouldBe("Port 80 of Service web");
        cut.Find("iframe").GetAttribute("src")!.ShouldEndWith("&to=%2F");
    }

    [Fact]
    public async Task Trouble_IsSaid_AndAnEmptyLabSaysWhatToDo()
    {
        var cut = await OpenAsync();
        await SeeAsync(cut, isSeen: true);
        cut.WaitForAssertion(() => ToolboxPorts.Watching.ShouldBe(1));
        cut.Seen().ShouldContain("Looking at what listens…");

        ToolboxPorts.TellTrouble("The lab's machine does not say what listens in it. It is asked again.");
        cut.WaitForAssertion(() => cut.Find("[role=status]").SeenIn().ShouldContain("It is asked again."));
        ToolboxPorts.Tell();

        cut.WaitForAssertion(() => cut.Seen().ShouldContain("Nothing listens yet."));
        cut.FindAll("[role=status]").ShouldBeEmpty();
    }

    [Fact]
    public async Task PageGone_NothingIsLookedAtAnyMore()
    {
        var cut = await OpenAsync();
        await SeeAsync(cut, isSeen: true);
        cut.WaitForAssertion(() => ToolboxPorts.Watching.ShouldBe(1));

        await DisposeComponentsAsync();

        cut.WaitForAssertion(() => (ToolboxPorts.Watching, Pictures.Watching).ShouldBe((0, 0)));
    }

    private async Task<IRenderedComponent<SessionRoom<PortsPane>>> OpenAsync() => RenderIn<PortsPane>(await AddSessionAsync());

    private static Task SeeAsync(IRenderedComponent<SessionRoom<PortsPane>> cut, bool isSeen, ShownPort? remembered = null)
    {
        var pane = cut.FindComponent<PortsPane>().Instance;
        return cut.InvokeAsync(() => pane.SeenAsync(isSeen, remembered));
    }

    private static ClusterPicture WithPorts() => TestPictures.Of(
        [new ServicePicture("web", "app=web", "80 → 8080", [], null) { TcpPorts = [80] }],
        [new WorkloadPicture(null, "", 1, 1, ObjectState.Ready, null, [new PodGroup("own", null,
        [
            TestPictures.Pod("visitor", "v1") with { TcpPorts = [8080] },
            TestPictures.Pod("late", "v1", ObjectState.Waiting) with { TcpPorts = [8080] },
        ])])]);
}
