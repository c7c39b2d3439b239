using LabPlatform.ComponentTests.Hosting;
using LabPlatform.Domain.Sessions;
using LabPlatform.Web.Components.Workspace;

namespace LabPlatform.ComponentTests.Workspace;

public sealed class EndDialogTests : LabComponentTest
{
    [Fact]
    public async Task Dialog_SaysWhatWillBeLost_AndThatPassedStepsWillNot()
    {
        var dialog = RenderIn<EndDialog>(await AddSessionAsync()).Find("dialog");

        dialog.NameOf().ShouldBe("End this lab?");
        dialog.DescriptionOf().ShouldBe("Its terminal and everything in its namespaces are deleted. Passed steps stay recorded.");
        dialog.QuerySelector("[autofocus]")!.NameOf().ShouldBe("Keep working"); // Enter, pressed in haste, ends nothing
    }

    [Theory]
    [InlineData("End")]
    [InlineData("Keep working")]
    public async Task Buttons_ThatOpenAndClose_EndNothing(string button)
    {
        var session = await AddSessionAsync();
        var cut = RenderIn<EndDialog>(session);

        cut.Button(button).HasAttribute("blazor:onclick").ShouldBeFalse(); // the script's, not the server's

        (await StoredAsync(session)).State.ShouldBe(SessionState.Ready);
    }

    [Fact]
    public async Task End_EndsTheSession()
    {
        var session = await AddSessionAsync();
        var cut = RenderIn<EndDialog>(session);

        await cut.PressAsync("End the lab");

        var stored = await StoredAsync(session);
        stored.State.ShouldBe(SessionState.Ending);
        stored.EndReason.ShouldBe(EndReason.ByLearner);
        cut.Alert().ShouldBeNull();
    }

    [Fact]
    public async Task End_ThatIsRefused_SaysWhy_AndCanBeTriedAgain()
    {
        var session = await AddSessionAsync();
        var cut = RenderIn<EndDialog>(session);
        await Store.TryUpdateAsync(session with { Learner = LearnerId.New() }, Token);

        await cut.PressAsync("End the lab");

        cut.WaitForAssertion(() => cut.Alert().ShouldBe("Session not found."));
        cut.Button("End the lab").IsUsable().ShouldBeTrue();
    }
}
