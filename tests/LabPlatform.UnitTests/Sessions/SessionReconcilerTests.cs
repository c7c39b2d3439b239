using LabPlatform.Domain.Environments;
using LabPlatform.Domain.Sessions;
using LabPlatform.Tests.Shared;
using LabPlatform.Tests.Shared.Fakes;

namespace LabPlatform.UnitTests.Sessions;

public sealed class SessionReconcilerTests : IAsyncDisposable
{
    private readonly SessionTestBed _bed = new();

    [Fact]
    public async Task Reconcile_PastTheDeadline_EndsAlsoAnActiveSession_Row26()
    {
        var session = await _bed.StartReadyAsync();
        _bed.Time.Advance(_bed.Rules.Duration - TimeSpan.FromSeconds(1));
        await TouchAsync(session.Id);
        await ReconcileTwiceAsync();
        (await _bed.FindAsync(session.Id)).State.ShouldBe(SessionState.Ready);

        _bed.Time.Advance(TimeSpan.FromSeconds(1));
        await ReconcileTwiceAsync();

        var ended = await _bed.FindAsync(session.Id);
        ended.State.ShouldBe(SessionState.Ended);
        ended.EndReason.ShouldBe(EndReason.Deadline);
        _bed.Environments.Present.ShouldBeEmpty();
    }

    [Fact]
    public async Task Reconcile_Idle_EndsAfterTheLimitAndNotBefore()
    {
        var session = await _bed.StartReadyAsync();
        _bed.Time.Advance(TimeSpan.FromMinutes(20));
        await TouchAsync(session.Id);
        _bed.Time.Advance(_bed.Rules.IdleLimit - TimeSpan.FromSeconds(1));
        await ReconcileTwiceAsync();
        (await _bed.FindAsync(session.Id)).State.ShouldBe(SessionState.Ready);

        _bed.Time.Advance(TimeSpan.FromSeconds(1));
        await ReconcileTwiceAsync();

        (await _bed.FindAsync(session.Id)).EndReason.ShouldBe(EndReason.Idle);
    }

    [Fact]
    public async Task Reconcile_NamespacesVanished_TheSessionIsLost()
    {
        var session = await _bed.StartReadyAsync();
        _bed.Environments.Present.Clear();

        await ReconcileTwiceAsync();

        var ended = await _bed.FindAsync(session.Id);
        ended.State.ShouldBe(SessionState.Ended);
        ended.EndReason.ShouldBe(EndReason.Lost);
    }

    [Theory]
    [InlineData("default")]
    [InlineData("shop")]
    public async Task Reconcile_OneOfItsNamespacesVanished_TheSessionIsLost(string vanished)
    {
        var session = await _bed.StartReadyAsync(TestScenarios.TwoNamespaces.Id);
        var whole = _bed.Environments.Present[session.Id];
        whole.Namespaces.Length.ShouldBe(3);
        await ReconcileTwiceAsync();
        (await _bed.FindAsync(session.Id)).State.ShouldBe(SessionState.Ready);

        _bed.Environments.Present[session.Id] = whole with { Namespaces = whole.Namespaces.Remove(session.Namespaces[new VirtualNamespace(vanished)]) };
        await ReconcileTwiceAsync();

        (await _bed.FindAsync(session.Id)).EndReason.ShouldBe(EndReason.Lost);
        _bed.Environments.Present.ShouldBeEmpty("what is left of it goes too");
    }

    [Fact]
    public async Task Reconcile_SessionGetsReadyDuringTheLook_IsNotTakenForLost()
    {
        LabSession? session = null;
        _bed.Environments.OnList = async () =>
        {
            // What the cluster answered is from a moment ago; the session is made while the answer travels.
            _bed.Environments.OnList = null;
            session = await _bed.StartReadyAsync();
        };

        await _bed.Reconciler.RunOnceAsync(SessionTestBed.Token);

        (await _bed.FindAsync(session.ShouldNotBeNull().Id)).State.ShouldBe(SessionState.Ready);
    }

    [Fact]
    public async Task Reconcile_ClusterAway_LosesNothing()
    {
        var session = await _bed.StartReadyAsync();
        _bed.Environments.Unavailable = "The cluster does not answer.";

        await ReconcileTwiceAsync();

        (await _bed.FindAsync(session.Id)).State.ShouldBe(SessionState.Ready);
    }

    [Fact]
    public async Task Reconcile_ClusterAwayAtTheEnd_DeletesWhenItIsBack()
    {
        var session = await _bed.StartReadyAsync();
        _bed.Environments.Unavailable = "The cluster does not answer.";
        _bed.Time.Advance(_bed.Rules.Duration);
        await ReconcileTwiceAsync();
        (await _bed.FindAsync(session.Id)).State.ShouldBe(SessionState.Ending);

        _bed.Environments.Unavailable = null;
        await ReconcileTwiceAsync();

        (await _bed.FindAsync(session.Id)).State.ShouldBe(SessionState.Ended);
    }

    [Fact]
    public async Task Reconcile_ProcessDiedWhileStarting_TheNextOneFinishes_F3_F19()
    {
        _bed.Environments.OnProvision = (_, _, _) => throw new OperationCanceledException("the process dies here");
        var session = (await _bed.Start.ExecuteAsync(_bed.Learner, TestScenarios.ThreeSteps.Id, SessionTestBed.Token)).ShouldSucceed();

        _bed.Restart();
        _bed.Environments.OnProvision = null;
        _bed.RunStarts();

        await _bed.UntilAsync(session.Id, SessionState.Ready);
    }

    [Fact]
    public async Task Reconcile_StartingSessionNobodyWorksOn_IsTakenUpAgain()
    {
        _bed.RunStarts();
        var session = Stray() with { Learner = _bed.Learner };
        (await _bed.Store.TryAddAsync(session, SessionTestBed.Token)).ShouldBeTrue();

        await _bed.Reconciler.RunOnceAsync(SessionTestBed.Token);

        await _bed.UntilAsync(session.Id, SessionState.Ready);
    }

    [Fact]
    public async Task Reconcile_ServerDiedBeforeTheEnd_NamespacesAreFoundByTheNextOne()
    {
        var session = await _bed.StartReadyAsync();
        _bed.Restart();
        _bed.Time.Advance(_bed.Rules.Duration);

        await ReconcileTwiceAsync();

        _bed.Environments.Present.ShouldBeEmpty();
        (await _bed.FindAsync(session.Id)).State.ShouldBe(SessionState.Ended);
    }

    [Fact]
    public async Task Reconcile_NamespacesOfAnEndedSessionAppearLate_AreRemoved()
    {
        var session = await _bed.StartReadyAsync();
        await _bed.End.ExecuteAsync(session.Id, _bed.Learner, SessionTestBed.Token);
        await ReconcileTwiceAsync();
        Put(session.Id, Instance, _bed.Time.GetUtcNow().AddHours(1));

        await ReconcileTwiceAsync();

        _bed.Environments.Present.ShouldBeEmpty();
    }

    [Fact]
    public async Task Reconcile_UnknownSessionOfOurs_GoesAtItsDeadlineOrAfterFifteenMinutes_F11()
    {
        var early = SessionId.New();
        var late = SessionId.New();
        Put(early, Instance, _bed.Time.GetUtcNow().AddMinutes(5));
        Put(late, Instance, _bed.Time.GetUtcNow().AddHours(1));

        await ReconcileTwiceAsync();
        _bed.Environments.Present.Count.ShouldBe(2);
        _bed.Time.Advance(TimeSpan.FromMinutes(5));
        await ReconcileTwiceAsync();
        _bed.Environments.Present.Keys.ShouldBe([late]);
        _bed.Time.Advance(TimeSpan.FromMinutes(10));
        await ReconcileTwiceAsync();

        _bed.Environments.Present.ShouldBeEmpty();
    }

    [Fact]
    public async Task Reconcile_OtherInstance_OnlyWellAfterItsDeadline()
    {
        var running = SessionId.New();
        var forgotten = SessionId.New();
        Put(running, "another", _bed.Time.GetUtcNow().AddMinutes(1));
        Put(forgotten, "another", deadline: null);

        _bed.Time.Advance(TimeSpan.FromMinutes(5));
        await ReconcileTwiceAsync();
        _bed.Environments.Present.Count.ShouldBe(2);
        _bed.Time.Advance(TimeSpan.FromMinutes(1));
        await ReconcileTwiceAsync();

        _bed.Environments.Present.Keys.ShouldBe([forgotten], "without a deadline it is not ours to judge");
    }

    [Fact]
    public async Task Reconcile_OneNamespaceResists_TheOthersGo_F17()
    {
        var session = await _bed.StartReadyAsync();
        _bed.Environments.Resisting[session.Id] = "Some content in the namespace has finalizers remaining";
        await _bed.End.ExecuteAsync(session.Id, _bed.Learner, SessionTestBed.Token);
        var other = SessionId.New();
        Put(other, Instance, _bed.Time.GetUtcNow());

        await ReconcileTwiceAsync();

        _bed.Environments.Present.Keys.ShouldBe([session.Id]);
        (await _bed.FindAsync(session.Id)).State.ShouldBe(SessionState.Ending);
        _bed.Environments.Resisting.Clear();
        await ReconcileTwiceAsync();
        (await _bed.FindAsync(session.Id)).State.ShouldBe(SessionState.Ended);
    }

    public ValueTask DisposeAsync() => _bed.DisposeAsync();

    private string Instance => ((FakeSessionStore)_bed.Store).Instance;

    private async Task ReconcileTwiceAsync()
    {
        await _bed.Reconciler.RunOnceAsync(SessionTestBed.Token).DefaultTimeout();
        await _bed.Reconciler.RunOnceAsync(SessionTestBed.Token).DefaultTimeout();
    }

    private Task TouchAsync(SessionId session) =>
        _bed.Changes.ApplyAsync(session, current => current.Touch(_bed.Time.GetUtcNow()), SessionTestBed.Token);

    private void Put(SessionId session, string instance, DateTimeOffset? deadline) =>
        _bed.Environments.Present[session] = new FoundEnvironment(session, instance, LearnerId.New(), deadline, _bed.Time.GetUtcNow(), Deleting: false)
        {
            Namespaces = [.. NamespaceMap.For(session).Hosts],
        };

    private LabSession Stray() => new()
    {
        Id = SessionId.New(),
        Learner = LearnerId.New(),
        Scenario = TestScenarios.OneStep.Id,
        State = SessionState.Starting,
        CreatedAt = _bed.Time.GetUtcNow(),
        Deadline = _bed.Time.GetUtcNow().AddHours(1),
        LastActivityAt = _bed.Time.GetUtcNow(),
        CurrentStep = 0,
    };
}
