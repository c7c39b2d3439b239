using LabPlatform.Domain.Sessions;
using LabPlatform.Domain.Terminals;
using LabPlatform.Tests.Shared;
using LabPlatform.Tests.Shared.Fakes;
using LabPlatform.Web.Terminals;
using Microsoft.Extensions.Logging.Abstractions;

namespace LabPlatform.UnitTests.Terminals.Hub;

/// <summary>When a terminal that is away is tried again.</summary>
public sealed class ReconnectTests
{
    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(2);

    private readonly ManualTime _time = new();

    [Fact]
    public async Task Tries_AtOnceThenLaterAndLater_UntilItIsThereAgain()
    {
        var schedule = new ReconnectSchedule(_time);
        await schedule.WaitAsync(null, Token).DefaultTimeout();

        foreach (var seconds in (double[])[1, 2, 4, 4])
        {
            (await PauseAsync(schedule, null)).ShouldBeInRange(TimeSpan.FromSeconds(seconds), TimeSpan.FromSeconds(seconds * 1.25));
        }

        schedule.Succeeded();
        (await PauseAsync(schedule, null)).ShouldBeInRange(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1.25));
    }

    [Theory]
    [InlineData(0.5, 1)] // never twice within a second
    [InlineData(2, 2)]
    [InlineData(60, 60)]
    [InlineData(3600, 60)] // a page is not left alone for an hour
    public async Task Wish_OfTheCluster_IsFollowedWithinReason_F2(double wish, double seconds)
    {
        var schedule = new ReconnectSchedule(_time);
        await schedule.WaitAsync(null, Token).DefaultTimeout();

        (await PauseAsync(schedule, TimeSpan.FromSeconds(wish))).ShouldBeInRange(TimeSpan.FromSeconds(seconds), TimeSpan.FromSeconds(seconds * 1.25));
    }

    [Fact]
    public async Task TimeSinceTheLastTry_Counts()
    {
        var schedule = new ReconnectSchedule(_time);
        await schedule.WaitAsync(null, Token).DefaultTimeout();
        _time.Advance(TimeSpan.FromSeconds(2));

        await schedule.WaitAsync(null, Token).DefaultTimeout();

        _time.NextWait.ShouldBeNull();
    }

    [Fact]
    public async Task Attachment_RefusedWithAWish_ComesBackNoSooner_F2()
    {
        var attempts = 0;
        var request = new TerminalRequest(1, "viewer0001", 0, 0, new TerminalSize(80, 24), MayType: true);
        using var attachment = new TerminalAttachment(
            new TerminalOwner(LearnerId.New(), SessionId.New(), "connection"),
            request,
            (_, _) => throw new TerminalException($"busy {++attempts}") { RetryAfter = TimeSpan.FromSeconds(20) },
            () => Task.CompletedTask,
            () => Task.FromResult(true),
            _time,
            NullLogger.Instance);
        await using var messages = attachment.ReadAsync(Token).GetAsyncEnumerator(Token);
        (await messages.MoveNextAsync().AsTask().DefaultTimeout()).ShouldBeTrue();
        messages.Current.Text.ShouldBe("busy 1");

        var next = messages.MoveNextAsync().AsTask();
        (await _time.PassWaitAsync(s_longest)).ShouldBeInRange(TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(25));

        (await next.DefaultTimeout()).ShouldBeTrue();
        messages.Current.Text.ShouldBe("busy 2");
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private async Task<TimeSpan> PauseAsync(ReconnectSchedule schedule, TimeSpan? wish)
    {
        var waiting = schedule.WaitAsync(wish, Token);
        var pause = await _time.PassWaitAsync(s_longest);
        await waiting.DefaultTimeout();
        return pause;
    }
}
