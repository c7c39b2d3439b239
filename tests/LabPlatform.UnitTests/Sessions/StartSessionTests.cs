using System.Collections.Immutable;
using LabPlatform.Domain.Environments;
using LabPlatform.Domain.Scenarios;
using LabPlatform.Domain.Sessions;
using LabPlatform.Tests.Shared;
using LabPlatform.Tests.Shared.Fakes;

namespace LabPlatform.UnitTests.Sessions;

public sealed class StartSessionTests : IAsyncDisposable
{
    private readonly SessionTestBed _bed = new();

    [Fact]
    public async Task Start_FreshLearner_ProvisionsCopiesAssetsStartsScriptsAndIsReady()
    {
        var session = await _bed.StartReadyAsync();

        session.CurrentStep.ShouldBe(-1);
        session.ReadyAt.ShouldBe(_bed.Time.GetUtcNow());
        session.Deadline.ShouldBe(session.CreatedAt + _bed.Rules.Duration);
        _bed.Environments.Calls.ShouldBe(["provision", "assets", "scripts intro"]);
    }

    [Fact]
    public async Task Start_ScenarioWithoutIntro_BeginsOnItsFirstStep()
    {
        var session = await _bed.StartReadyAsync(TestScenarios.OneStep.Id);

        session.CurrentStep.ShouldBe(0);
        _bed.Environments.Calls.ShouldBe(["provision"]);
    }

    [Fact]
    public async Task Start_ScenarioWithMoreNamespaces_TheSessionKeepsThemWhateverBecomesOfTheScenario()
    {
        var session = await _bed.StartReadyAsync(TestScenarios.TwoNamespaces.Id);
        _bed.Catalogue.Replace(TestScenarios.CatalogueOf(TestScenarios.TwoNamespaces with { Namespaces = [] }));

        session.Namespaces.Learner.Keys.ShouldBe([VirtualNamespace.Default, new VirtualNamespace("shop")], ignoreOrder: true);
        (await _bed.FindAsync(session.Id)).ExtraNamespaces.ShouldBe(session.ExtraNamespaces);
        _bed.Environments.Present[session.Id].Namespaces.ShouldBe(session.Namespaces.Hosts);
    }

    [Fact]
    public async Task Start_FiftyClicksAtOnce_OneSession_Row70_F21()
    {
        var clicks = Enumerable.Range(0, 50).Select(_ => Task.Run(() => _bed.Start.ExecuteAsync(_bed.Learner, TestScenarios.ThreeSteps.Id, SessionTestBed.Token)));

        var sessions = await Task.WhenAll(clicks).DefaultTimeout();

        sessions.Select(result => result.ShouldSucceed().Id).Distinct().ShouldHaveSingleItem();
        (await _bed.Store.ListAsync(_bed.Learner, SessionTestBed.Token)).Length.ShouldBe(1);
    }

    [Fact]
    public async Task Start_AnotherLabRuns_NamesItAndChangesNothing()
    {
        var running = await _bed.StartReadyAsync();

        var result = await _bed.Start.ExecuteAsync(_bed.Learner, TestScenarios.OneStep.Id, SessionTestBed.Token);

        var refusal = result.ShouldRefuse<LabSession, AnotherSessionRuns>();
        refusal.Running.Id.ShouldBe(running.Id);
        refusal.Message.ShouldContain("Three steps");
        (await _bed.FindAsync(running.Id)).State.ShouldBe(SessionState.Ready);
    }

    [Fact]
    public async Task Start_WhileTheFormerIsBeingDeleted_GivesANewSession()
    {
        var first = await _bed.StartReadyAsync();
        await _bed.End.ExecuteAsync(first.Id, _bed.Learner, SessionTestBed.Token);

        var second = await _bed.StartReadyAsync();

        second.Id.ShouldNotBe(first.Id);
    }

    [Fact]
    public async Task Start_UnknownOrBrokenScenario_Refuses()
    {
        (await _bed.Start.ExecuteAsync(_bed.Learner, ScenarioId.Parse("no/such"), SessionTestBed.Token)).ShouldRefuseWith<ScenarioNotFound>();
        (await _bed.Start.ExecuteAsync(_bed.Learner, ScenarioId.Parse("kubernetes/broken"), SessionTestBed.Token)).ShouldRefuseWith<ScenarioBroken>();
    }

    [Fact]
    public async Task Start_ClusterAway_SaysWhatTheClusterSays()
    {
        _bed.Cluster.Set(new ClusterStatus(Available: false, "the cluster is being built (phase 3 of 7).", 0.4));

        var result = await _bed.Start.ExecuteAsync(_bed.Learner, TestScenarios.ThreeSteps.Id, SessionTestBed.Token);

        result.ShouldRefuse<LabSession, ClusterUnavailable>().Message.ShouldContain("phase 3 of 7");
    }

    [Fact]
    public async Task Start_AllPlacesTaken_RefusesAndCreatesNothing_Row67()
    {
        _bed.Rules.MaxLive = 1;
        await _bed.StartReadyAsync();

        var result = await _bed.Start.ExecuteAsync(LearnerId.New(), TestScenarios.ThreeSteps.Id, SessionTestBed.Token);

        result.ShouldRefuseWith<TooManySessions>();
        _bed.Environments.Present.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Start_ManyLearnersAtOnceForOnePlace_OneGetsIt_Row67()
    {
        var store = new FakeSessionStore { Before = async () => await Task.Yield() };
        await using var bed = new SessionTestBed(store);
        bed.Rules.MaxLive = 1;

        var results = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() =>
            bed.Start.ExecuteAsync(LearnerId.New(), TestScenarios.ThreeSteps.Id, SessionTestBed.Token)))).DefaultTimeout();

        results.Count(result => result.Error is null).ShouldBe(1);
        results.Count(result => result.Error is TooManySessions).ShouldBe(49);
    }

    [Fact]
    public async Task Start_EnvironmentFails_EndsWithTheReason_F23()
    {
        _bed.Environments.OnProvision = (_, _, _) => throw new EnvironmentException("The image toolbox:9 does not exist.");
        _bed.RunStarts();

        var session = (await _bed.Start.ExecuteAsync(_bed.Learner, TestScenarios.ThreeSteps.Id, SessionTestBed.Token)).ShouldSucceed();
        var ending = await _bed.UntilAsync(session.Id, SessionState.Ending);

        ending.EndReason.ShouldBe(EndReason.StartFailed);
        ending.Failure.ShouldBe("The image toolbox:9 does not exist.");
    }

    [Fact]
    public async Task Start_AfterAFailedOne_IsANewSessionOfTheSameLab()
    {
        _bed.Environments.OnProvision = (_, _, _) => throw new EnvironmentException("No.");
        _bed.RunStarts();
        var first = (await _bed.Start.ExecuteAsync(_bed.Learner, TestScenarios.ThreeSteps.Id, SessionTestBed.Token)).ShouldSucceed();
        await _bed.UntilAsync(first.Id, SessionState.Ending);
        _bed.Environments.OnProvision = null;

        var second = (await _bed.Start.ExecuteAsync(_bed.Learner, first.Scenario, SessionTestBed.Token)).ShouldSucceed();

        second.Id.ShouldNotBe(first.Id);
        second.Scenario.ShouldBe(first.Scenario);
        await _bed.UntilAsync(second.Id, SessionState.Ready);
    }

    [Fact]
    public async Task Progress_LateSubscriber_GetsWhatWasSoFar()
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var goOn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _bed.Environments.OnProvision = async (_, progress, token) =>
        {
            progress.Report(new ProvisioningProgress("toolbox", "Starting the toolbox", StageState.Running, "pulling"));
            reached.SetResult();
            await goOn.Task.WaitAsync(token);
            progress.Report(new ProvisioningProgress("toolbox", "Starting the toolbox", StageState.Done, Detail: null));
        };
        _bed.RunStarts();
        var session = (await _bed.Start.ExecuteAsync(_bed.Learner, TestScenarios.ThreeSteps.Id, SessionTestBed.Token)).ShouldSucceed();
        await reached.Task.DefaultTimeout();

        var seen = new List<ImmutableArray<ProvisioningProgress>>();
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var subscription = _bed.News.Subscribe(session.Id, item =>
        {
            switch (item)
            {
                case SessionNewsItem.Provisioning provisioning:
                    seen.Add(provisioning.Progress);
                    break;
                case SessionNewsItem.SessionChanged { Session.State: SessionState.Ready }:
                    ready.SetResult();
                    break;
            }

            return Task.CompletedTask;
        });
        goOn.SetResult();
        await ready.Task.DefaultTimeout();

        seen[0].Select(item => item.Stage).ShouldBe(["namespaces", "toolbox"]);
        seen[0][1].Detail.ShouldBe("pulling");
        seen[^1].Select(item => item.Stage).ShouldBe(["namespaces", "toolbox", "shell", "setup"]);
        seen[^1].ShouldAllBe(item => item.State == StageState.Done);
    }

    public ValueTask DisposeAsync() => _bed.DisposeAsync();
}
