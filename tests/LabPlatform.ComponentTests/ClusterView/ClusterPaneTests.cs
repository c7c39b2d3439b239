using LabPlatform.ComponentTests.Hosting;
using LabPlatform.Domain.ClusterViews;
using LabPlatform.Tests.Shared.Fakes;
using LabPlatform.Web.Components.ClusterView;

namespace LabPlatform.ComponentTests.ClusterView;

public sealed class ClusterPaneTests : LabComponentTest
{
    public ClusterPaneTests()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
    }

    [Fact]
    public async Task Picture_IsWatchedOnlyWhileItIsSeen()
    {
        var cut = RenderIn<ClusterPane>(await AddSessionAsync());
        Pictures.Watching.ShouldBe(0);
        cut.Seen().ShouldContain("Looking at your namespaces…");

        await SeeAsync(cut, isSeen: true);
        cut.WaitForAssertion(() => Pictures.Watching.ShouldBe(1));
        await SeeAsync(cut, isSeen: false);
        Pictures.Watching.ShouldBe(0);

        await SeeAsync(cut, isSeen: true);
        cut.WaitForAssertion(() => Pictures.Watching.ShouldBe(1));
        await DisposeComponentsAsync();
        cut.WaitForAssertion(() => Pictures.Watching.ShouldBe(0));
    }

    [Fact]
    public async Task Picture_StaysKnownWhileRequestsAreSent()
    {
        var cut = await ShowAsync(TestPictures.BlueGreen());
        cut.WaitForAssertion(() => cut.HasButton("Traffic").ShouldBeTrue());
        await cut.PressAsync("Traffic");
        await cut.Find("form").SubmitAsync();
        cut.WaitForAssertion(() => Traffic.Running.ShouldBe(1));

        await SeeAsync(cut, isSeen: false);
        Pictures.Watching.ShouldBe(1);
        await cut.Find("form").SubmitAsync();

        cut.WaitForAssertion(() => Pictures.Watching.ShouldBe(0));
        Traffic.Running.ShouldBe(0);
    }

    [Fact]
    public async Task NothingThere_SaysWhatWillBeDrawn_AndHasNothingToMeasure()
    {
        var cut = await ShowAsync(new ClusterPicture([], null));

        cut.WaitForAssertion(() => cut.Seen().ShouldContain("Nothing here yet."));
        cut.HasButton("Traffic").ShouldBeFalse();

        Pictures.Set(TestPictures.BlueGreen());
        cut.WaitForAssertion(() => cut.HasButton("Traffic").ShouldBeTrue());

        Pictures.Set(new ClusterPicture([], null));
        cut.WaitForAssertion(() => cut.Seen().ShouldContain("Nothing here yet."));
        cut.HasButton("Traffic").ShouldBeTrue("nothing jumps with the last pod");
    }

    [Fact]
    public async Task Services_SayInWordsWhereTheyLead()
    {
        var cut = await ShowAsync(TestPictures.BlueGreen());

        cut.WaitForAssertion(() => Seen(cut, ".service").ShouldBe(
        [
            "Service web 80 → 8080 app=web color=blue 2 pods of web-blue",
            "Service shop 80 app=shop No pod has this label, so nobody answers.",
        ]));
        cut.Find(".service").GetAttribute("data-arrows").ShouldBe("blue-rs:2");

        Pictures.Set(TestPictures.BlueGreen("green"));
        cut.WaitForAssertion(() => cut.Find(".service").GetAttribute("data-arrows").ShouldBe("green-rs:2"));
    }

    [Fact]
    public async Task Tiles_SayVersionAndState_InTheirVersionsColour()
    {
        var cut = await ShowAsync(TestPictures.BlueGreen());

        cut.WaitForAssertion(() => Seen(cut, ".pod").ShouldBe(
        [
            "Pod v1 x2k4q, ready", "Pod v1 8mn2p, ready", "Pod v2 q7w3e, ready", "Pod v2 t5r8z, ready", "Pod v3 k9j2h restarted 3, in trouble",
            "Pod 1.37 visitor, ready", "Pod 1.37 once, done", "Pod 1.37 slow, not ready yet",
        ]));
        cut.FindAll(".pod").Select(pod => pod.ClassList.Single(name => name.StartsWith("version-", StringComparison.Ordinal))).Distinct(StringComparer.Ordinal).Count().ShouldBe(4);
        Seen(cut, ".legend li").ShouldBe(["1.37", "v1", "v2", "v3"]);
        cut.Find(".sum").SeenIn().ShouldBe("8 pods, 5 ready");
    }

    [Fact]
    public async Task Pod_Chosen_ShowsItsDetails_AlsoWhenItIsGone()
    {
        var cut = await ShowAsync(TestPictures.BlueGreen());
        cut.WaitForAssertion(() => cut.FindAll(".pod").Count.ShouldBe(8));

        await cut.FindAll(".pod")[4].ClickAsync(new());
        var details = cut.Find("aside");
        details.SeenIn().ShouldContain("The image labplatform/web:v3 cannot be fetched.");
        details.SeenIn().ShouldContain("Failed (4 times)");
        cut.FindAll(".pod")[4].GetAttribute("aria-pressed").ShouldBe("true");

        Pictures.Set(new ClusterPicture([], null));
        cut.WaitForAssertion(() => cut.Find("aside .sentence").SeenIn().ShouldBe("It is gone."));

        await cut.PressAsync("Close the details");
        cut.FindAll("aside").ShouldBeEmpty();
    }

    [Fact]
    public async Task Trouble_IsSaid_BesideWhatWasSeenLast()
    {
        var cut = await ShowAsync(TestPictures.BlueGreen() with { Trouble = "The cluster does not answer." });

        cut.WaitForAssertion(() => cut.Find("[role=status]").SeenIn().ShouldStartWith("The cluster does not answer."));
        cut.FindAll(".pod").Count.ShouldBe(8);
    }

    private async Task<IRenderedComponent<SessionRoom<ClusterPane>>> ShowAsync(ClusterPicture picture)
    {
        Pictures.Set(picture);
        var cut = RenderIn<ClusterPane>(await AddSessionAsync());
        await SeeAsync(cut, isSeen: true);
        return cut;
    }

    private static Task SeeAsync(IRenderedComponent<SessionRoom<ClusterPane>> cut, bool isSeen)
    {
        var pane = cut.FindComponent<ClusterPane>();
        return pane.InvokeAsync(() => pane.Instance.SeenAsync(isSeen));
    }

    private static string[] Seen(IRenderedComponent<SessionRoom<ClusterPane>> cut, string selector) => [.. cut.FindAll(selector).Select(Reading.SeenIn)];
}
