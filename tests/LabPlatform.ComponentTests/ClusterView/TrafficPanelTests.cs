using LabPlatform.ComponentTests.Hosting;
using LabPlatform.Domain.ClusterViews;
using LabPlatform.Domain.Traffic;
using LabPlatform.Tests.Shared.Fakes;
using LabPlatform.Web.Components.ClusterView;

namespace LabPlatform.ComponentTests.ClusterView;

public sealed class TrafficPanelTests : LabComponentTest
{
    [Fact]
    public async Task Send_MeasuresTheChosenService_AndStopEnds()
    {
        var cut = await OpenAsync();
        cut.FindAll("option").Select(option => option.TextContent).ShouldContain("web", StringComparer.Ordinal);
        cut.Find("input").Change("healthz");
        cut.FindAll("select")[1].Change("10");

        await cut.Find("form").SubmitAsync();

        cut.WaitForAssertion(() => Traffic.Running.ShouldBe(1));
        var order = Traffic.Order.ShouldNotBeNull();
        (order.Namespace.Name, order.Service, order.Path, order.PerSecond).ShouldBe(("default", "web", "/healthz", 10));

        await cut.Find("form").SubmitAsync();
        Traffic.Running.ShouldBe(0);
        cut.HasButton("Send").ShouldBeTrue();
    }

    [Fact]
    public async Task Answers_AreDrawn_AndSaidInWords()
    {
        var cut = await OpenAsync();
        await cut.Find("form").SubmitAsync();
        cut.WaitForAssertion(() => Traffic.Running.ShouldBe(1));

        Traffic.Tell(TestTraffic.Canary());

        cut.WaitForAssertion(() => cut.Find("[role=img]").GetAttribute("aria-label").ShouldBe("Who answered in the last seconds: v1 80 %, v2 20 %; 0 of 300 failed."));
        cut.FindAll(".share").Select(Reading.SeenIn).ShouldBe(["v1 80 %", "v2 20 %"]);
        cut.FindAll("rect").Count.ShouldBe(120, "two parts in each of sixty seconds");
    }

    [Fact]
    public async Task Switch_IsMarkedWhereItHappened()
    {
        var cut = await OpenAsync();
        await cut.Find("form").SubmitAsync();
        cut.WaitForAssertion(() => Traffic.Running.ShouldBe(1));
        Traffic.Tell(new TrafficNews([TestTraffic.Answer(0)], null));
        cut.WaitForAssertion(() => cut.FindAll("rect").Count.ShouldBe(1));

        cut.FindComponent<TrafficPanel>().Render(parameters => parameters.Add(panel => panel.Picture, TestPictures.BlueGreen("green")));
        Traffic.Tell(new TrafficNews([TestTraffic.Answer(8, "v2")], null));

        cut.WaitForAssertion(() => cut.FindAll(".marks li").Select(Reading.SeenIn).ShouldBe(["Service web → color=green 8 s ago"]));
        cut.FindAll("line").ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Path_ThatCannotBeSent_IsSaid_AndNothingIsSent()
    {
        var cut = await OpenAsync();
        cut.Find("input").Change("/a b");

        await cut.Find("form").SubmitAsync();

        cut.Find("[role=status]").SeenIn().ShouldStartWith("A path has at most 200 letters");
        Traffic.Order.ShouldBeNull();
    }

    [Fact]
    public async Task Trouble_IsSaid_AndGoes()
    {
        var cut = await OpenAsync();
        await cut.Find("form").SubmitAsync();
        cut.WaitForAssertion(() => Traffic.Running.ShouldBe(1));

        Traffic.Tell(new TrafficNews([], "There is no Service web."));
        cut.WaitForAssertion(() => cut.Find("[role=status]").SeenIn().ShouldBe("There is no Service web."));
        Traffic.Tell(new TrafficNews([TestTraffic.Answer(0, failure: "connection refused")], null));

        cut.WaitForAssertion(() => cut.FindAll("[role=status]").ShouldBeEmpty());
        cut.Seen().ShouldContain("1 of 1 failed (connection refused)");
    }

    [Fact]
    public async Task NoService_NothingCanBeSent()
    {
        var cut = await OpenAsync(TestPictures.Of([], []));

        cut.Button("Send").IsUsable().ShouldBeFalse();
        cut.Seen().ShouldContain("There is no Service yet");
    }

    [Fact]
    public async Task PageGone_NothingIsSentAnyMore()
    {
        var cut = await OpenAsync();
        await cut.Find("form").SubmitAsync();
        cut.WaitForAssertion(() => Traffic.Running.ShouldBe(1));

        await DisposeComponentsAsync();

        cut.WaitForAssertion(() => Traffic.Running.ShouldBe(0));
    }

    private async Task<IRenderedComponent<SessionRoom<TrafficPanel>>> OpenAsync(ClusterPicture? picture = null) =>
        RenderIn<TrafficPanel>(await AddSessionAsync(), (nameof(TrafficPanel.Picture), picture ?? TestPictures.BlueGreen()), (nameof(TrafficPanel.Colours), new VersionColours()));
}
