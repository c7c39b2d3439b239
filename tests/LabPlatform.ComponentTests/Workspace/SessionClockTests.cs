using System.Globalization;
using LabPlatform.ComponentTests.Hosting;
using LabPlatform.Domain.Sessions;
using LabPlatform.Web.Components.Workspace;
using Microsoft.AspNetCore.Components;

namespace LabPlatform.ComponentTests.Workspace;

public sealed class SessionClockTests : LabComponentTest
{
    [Theory]
    [InlineData(3600, "Time left: 60 min")]
    [InlineData(3599, "Time left: 60 min")]
    [InlineData(61, "Time left: 2 min")]
    [InlineData(-5, "Time left: 0 min")]
    public async Task Left_BeforeTheScriptCounts_IsWhatTheScriptWillSay(int seconds, string left)
    {
        var cut = RenderIn<SessionClock>(await AddSessionAsync(session => session with { Deadline = Time.GetUtcNow() + TimeSpan.FromSeconds(seconds) }));

        cut.Find(".left").SeenIn().ShouldBe(left);
    }

    [Fact]
    public async Task Script_IsTold_DeadlineAndTheServersClock()
    {
        var session = await AddSessionAsync();
        var cut = RenderIn<SessionClock>(session);

        Number(cut, "data-deadline").ShouldBe(session.Deadline.ToUnixTimeMilliseconds());
        Number(cut, "data-now").ShouldBe(Time.GetUtcNow().ToUnixTimeMilliseconds());
    }

    [Fact]
    public async Task Extend_MovesTheDeadline_AndSaysByHowMuch()
    {
        var session = await AddSessionAsync();
        var cut = RenderIn<SessionClock>(session);

        await cut.PressAsync("Add 30 minutes");

        cut.WaitForAssertion(() => Said(cut).ShouldBe("30 minutes added."));
        (await StoredAsync(session)).Deadline.ShouldBe(session.Deadline + TimeSpan.FromMinutes(30));
        cut.WaitForAssertion(() => Number(cut, "data-deadline").ShouldBe((session.Deadline + TimeSpan.FromMinutes(30)).ToUnixTimeMilliseconds()));
    }

    [Fact]
    public async Task Extend_ASecondTime_IsSaidAnew()
    {
        var cut = RenderIn<SessionClock>(await AddSessionAsync());
        await cut.PressAsync("Add 30 minutes");
        cut.WaitForAssertion(() => Said(cut).ShouldBe("30 minutes added."));
        var proceed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Environments.OnSetDeadline = () => proceed.Task;

        var second = cut.PressAsync("Add 30 minutes");
        cut.WaitForAssertion(() => Said(cut).ShouldBe("")); // the same words twice would be no news to anybody
        cut.Button("Add 30 minutes").IsUsable().ShouldBeFalse();
        proceed.SetResult();
        await second;

        cut.WaitForAssertion(() => Said(cut).ShouldBe("30 minutes added."));
    }

    [Fact]
    public async Task Extend_MoreOftenThanAllowed_SaysSo()
    {
        var session = await AddSessionAsync(session => session with { Extensions = Rules.MaxExtensions });
        var cut = RenderIn<SessionClock>(session);

        await cut.PressAsync("Add 30 minutes");

        cut.WaitForAssertion(() => Said(cut).ShouldBe("This session was extended 2 times, which is all there is."));
        (await StoredAsync(session)).Deadline.ShouldBe(session.Deadline);
    }

    [Fact]
    public async Task Extend_WithTheClusterAway_SaysSo()
    {
        var cut = RenderIn<SessionClock>(await AddSessionAsync());
        Environments.Unavailable = "The cluster does not answer.";

        await cut.PressAsync("Add 30 minutes");

        cut.WaitForAssertion(() => Said(cut).ShouldBe("The cluster does not answer."));
        cut.Button("Add 30 minutes").IsUsable().ShouldBeTrue();
    }

    [Fact]
    public async Task Extend_WhereItIsForbidden_IsNotOffered()
    {
        Rules.MaxExtensions = 0;

        RenderIn<SessionClock>(await AddSessionAsync()).Buttons().ShouldBeEmpty();
    }

    [Fact]
    public async Task Extend_OfALabThatIsStarting_HasToWait()
    {
        var cut = RenderIn<SessionClock>(await AddSessionAsync(session => session with { State = SessionState.Starting }));

        cut.Button("Add 30 minutes").IsUsable().ShouldBeFalse();
    }

    private static string Said(IRenderedComponent<IComponent> cut) => cut.Find("[role=status]").SeenIn();

    private static long Number(IRenderedComponent<IComponent> cut, string attribute) =>
        long.Parse(cut.Find("lab-clock").GetAttribute(attribute)!, CultureInfo.InvariantCulture);
}
