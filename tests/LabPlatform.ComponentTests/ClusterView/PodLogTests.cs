using LabPlatform.ComponentTests.Hosting;
using LabPlatform.Domain.Sessions;
using LabPlatform.Web.Components.ClusterView;

namespace LabPlatform.ComponentTests.ClusterView;

public sealed class PodLogTests : LabComponentTest
{
    public PodLogTests()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
    }

    [Fact]
    public async Task Log_ComesAsItIsPrinted_AndCanBeReadAgain()
    {
        var cut = await OpenAsync();
        cut.Seen().ShouldContain("Nothing printed yet…");

        Logs.Print("one\n");
        Logs.Print("<b>two</b>\n");
        cut.WaitForAssertion(() => cut.Find("pre").TextContent.ShouldBe("one\n<b>two</b>\n"));

        Logs.End("The containers have ended.");
        cut.WaitForAssertion(() => cut.Find("[role=status]").SeenIn().ShouldStartWith("The containers have ended."));
        await cut.PressAsync("Read again");

        cut.WaitForAssertion(() => Logs.Reading.ShouldBe(1));
        cut.FindAll("[role=status]").ShouldBeEmpty();
    }

    [Fact]
    public async Task Log_ThatIsLong_KeepsItsEnd()
    {
        var cut = await OpenAsync();

        Logs.Print(new string('a', 30_000));
        Logs.Print("the end");

        cut.WaitForAssertion(() => cut.Find("pre").TextContent.ShouldEndWith("the end"));
        cut.Find("pre").TextContent.Length.ShouldBe(20_000);
    }

    [Fact]
    public async Task Closed_NothingIsReadAnyMore()
    {
        var cut = await OpenAsync();

        await DisposeComponentsAsync();

        cut.WaitForAssertion(() => Logs.Reading.ShouldBe(0));
    }

    private async Task<IRenderedComponent<SessionRoom<PodLog>>> OpenAsync()
    {
        var cut = RenderIn<PodLog>(await AddSessionAsync(), (nameof(PodLog.Namespace), VirtualNamespace.Default), (nameof(PodLog.Pod), "web-1"));
        cut.WaitForAssertion(() => Logs.Reading.ShouldBe(1));
        Logs.Pod.ShouldBe("web-1");
        return cut;
    }
}
