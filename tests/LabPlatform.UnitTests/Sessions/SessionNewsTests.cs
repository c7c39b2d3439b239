using LabPlatform.Domain.Sessions;
using LabPlatform.Tests.Shared;
using LabPlatform.Tests.Shared.Fakes;
using Microsoft.Extensions.Logging.Abstractions;

namespace LabPlatform.UnitTests.Sessions;

public sealed class SessionNewsTests
{
    private readonly SessionNews _news = new(NullLogger<SessionNews>.Instance);

    [Fact]
    public async Task Publish_AListenerThrowsOrHangs_OthersHearEverythingInOrder()
    {
        var session = Session();
        var heard = new List<int>();
        var all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var hanging = _news.Subscribe(session.Id, _ => new TaskCompletionSource().Task);
        using var throwing = _news.Subscribe(session.Id, _ => throw new InvalidOperationException("the tab is dying"));
        using var sound = _news.Subscribe(session.Id, item =>
        {
            heard.Add(((SessionNewsItem.SessionChanged)item).Session.Version);
            if (heard.Count == 100)
            {
                all.SetResult();
            }

            return Task.CompletedTask;
        });

        for (var version = 0; version < 100; version++)
        {
            _news.Publish(session with { Version = version });
        }

        await all.Task.DefaultTimeout();
        heard.ShouldBe(Enumerable.Range(0, 100));
    }

    [Fact]
    public async Task Publish_AfterDispose_IsNotHeard()
    {
        var session = Session();
        var first = new List<int>();
        var second = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        _news.Subscribe(session.Id, item =>
        {
            first.Add(((SessionNewsItem.SessionChanged)item).Session.Version);
            return Task.CompletedTask;
        }).Dispose();
        using var later = _news.Subscribe(session.Id, item =>
        {
            second.SetResult(((SessionNewsItem.SessionChanged)item).Session.Version);
            return Task.CompletedTask;
        });

        _news.Publish(session with { Version = 7 });

        (await second.Task.DefaultTimeout()).ShouldBe(7);
        first.ShouldBeEmpty();
    }

    private static LabSession Session() => new()
    {
        Id = SessionId.New(),
        Learner = LearnerId.New(),
        Scenario = TestScenarios.OneStep.Id,
        State = SessionState.Ready,
        CreatedAt = DateTimeOffset.UnixEpoch,
        Deadline = DateTimeOffset.UnixEpoch,
        LastActivityAt = DateTimeOffset.UnixEpoch,
    };
}
