using LabPlatform.BrowserTests.Hosting;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LabPlatform.BrowserTests.BlazorScript;

/// <summary>The script is of another version than the runtime it talks to: whatever the product needs of it is tried here.</summary>
public sealed class BlazorScriptTests(Chromium chromium)
{
    [Fact]
    public async Task Interop_ModulesStreamsAndFiles_Work()
    {
        await using var host = await ScriptHost.StartAsync();
        await using var visit = await Visit.OpenAsync(chromium, host.Address);
        await visit.Page.GotoAsync("/interop");
        await Expect(visit.Page.GetByText("Interactive: True")).ToBeVisibleAsync();
        var answer = visit.Page.GetByRole(AriaRole.Status).First;

        await visit.Button("Import").ClickAsync();
        await Expect(answer).ToHaveTextAsync("imported Hello Blazor");
        await visit.Button("Give").ClickAsync();
        await Expect(answer).ToHaveTextAsync("given 7000000");
        await visit.Button("Take").ClickAsync();
        await Expect(answer).ToHaveTextAsync("taken 3000000");
        await visit.Page.GetByLabel("File").SetInputFilesAsync(new FilePayload { Name = "five.bin", MimeType = "application/octet-stream", Buffer = Enumerable.Repeat((byte)5, 200_000).ToArray() });
        await Expect(answer).ToHaveTextAsync("read five.bin 1000000");
    }

    [Fact]
    public async Task Form_IsValidatedOnTheServer_WithoutLeavingThePage()
    {
        await using var host = await ScriptHost.StartAsync();
        await using var visit = await Visit.OpenAsync(chromium, host.Address);
        await visit.Page.GotoAsync("/form");
        await visit.Page.EvaluateAsync("window.stayed = true");

        await visit.Button("Send").ClickAsync();
        await Expect(visit.Page.GetByText("A name is needed.")).ToBeVisibleAsync();
        await visit.Page.GetByLabel("Name").FillAsync("Ada <b>");
        await visit.Button("Send").ClickAsync();

        await Expect(visit.Page.GetByText("Hello Ada <b>")).ToBeVisibleAsync();
        (await visit.Page.EvaluateAsync<bool>("window.stayed === true")).ShouldBeTrue();
    }

    [Fact]
    public async Task Navigation_IsEnhanced_AndPagesAreStreamed()
    {
        await using var host = await ScriptHost.StartAsync();
        await using var visit = await Visit.OpenAsync(chromium, host.Address);
        await visit.Page.GotoAsync("/form");
        await visit.Page.EvaluateAsync("window.stayed = true");

        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Streaming" }).ClickAsync();
        await Expect(visit.Page.GetByText("the beginning")).ToBeVisibleAsync();
        host.Gate.Opened.SetResult();
        await Expect(visit.Page.GetByText("all of it")).ToBeVisibleAsync();

        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Counter" }).ClickAsync();
        await Expect(visit.Page.GetByText("Interactive: True")).ToBeVisibleAsync(); // a circuit starts after enhanced navigation
        await visit.Page.GoBackAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Streaming" })).ToBeVisibleAsync();
        (await visit.Page.EvaluateAsync<bool>("window.stayed === true")).ShouldBeTrue();
    }

    [Fact]
    public async Task Connection_CutAndMended_GoesOnInTheSameCircuit()
    {
        await using var host = await ScriptHost.StartAsync();
        await using var wire = new TcpRelay(host.Address);
        await using var visit = await Visit.OpenAsync(chromium, wire.Address);
        visit.ExpectLostConnection();
        await CountToTwoAsync(visit);

        wire.Cut();
        await Expect(visit.Page.GetByText("The connection to the site was lost")).ToBeVisibleAsync();
        wire.Mend();

        await Expect(visit.Page.GetByText("The connection to the site was lost")).ToBeHiddenAsync(new() { Timeout = 30_000 });
        await visit.Button("Count 2").ClickAsync();
        await Expect(visit.Button("Count 3")).ToBeVisibleAsync(); // the state is still there
    }

    [Fact]
    public async Task Server_KilledAndStartedAgain_RejectsTheCircuit_AndThePageReloadsItself()
    {
        var first = await ScriptHost.StartAsync();
        var address = first.Address;
        await using var wire = new TcpRelay(address); // cut first, so that the server's goodbye does not arrive
        await using var visit = await Visit.OpenAsync(chromium, wire.Address);
        visit.ExpectLostConnection();
        await CountToTwoAsync(visit);
        await visit.Page.EvaluateAsync("window.stayed = true");

        wire.Cut();
        await first.DisposeAsync();
        await Expect(visit.Page.GetByText("The connection to the site was lost")).ToBeVisibleAsync();
        await using var second = await ScriptHost.StartAsync(address.Port);
        wire.Mend();

        await Expect(visit.Button("Count 0")).ToBeVisibleAsync(new() { Timeout = 30_000 }); // a new circuit
        await Expect(visit.Page.GetByText("Interactive: True")).ToBeVisibleAsync();
        (await visit.Page.EvaluateAsync<bool>("window.stayed === true")).ShouldBeFalse();
    }

    private static async Task CountToTwoAsync(Visit visit)
    {
        await visit.Page.GotoAsync("/counter");
        await Expect(visit.Page.GetByText("Interactive: True")).ToBeVisibleAsync();
        await visit.Button("Count 0").ClickAsync();
        await visit.Button("Count 1").ClickAsync();
        await Expect(visit.Button("Count 2")).ToBeVisibleAsync();
    }
}
