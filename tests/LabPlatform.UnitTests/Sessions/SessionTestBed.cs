using LabPlatform.Domain.Checks;
using LabPlatform.Domain.Scenarios;
using LabPlatform.Domain.Sessions;
using LabPlatform.Domain.Shared;
using LabPlatform.Tests.Shared;
using LabPlatform.Tests.Shared.Fakes;
using Microsoft.Extensions.Logging.Abstractions;

namespace LabPlatform.UnitTests.Sessions;

/// <summary>All use cases over fakes; the loops run only when a test lets them.</summary>
internal sealed class SessionTestBed : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private Task _starting = Task.CompletedTask;

    public SessionTestBed(ISessionStore? store = null)
    {
        Store = store ?? new FakeSessionStore();
        Environments = new FakeLabEnvironments(Time, "this-instance");
        News = new SessionNews(NullLogger<SessionNews>.Instance);
        Changes = new SessionChanges(Store, News);
        Access = new SessionAccess(Store);
        Restart();
    }

    public ManualTime Time { get; } = new();

    public ISessionStore Store { get; }

    public FakeLabEnvironments Environments { get; }

    public FakeScenarioCatalogue Catalogue { get; } = new(TestScenarios.CatalogueOf(TestScenarios.ThreeSteps, TestScenarios.OneStep, TestScenarios.TwoNamespaces, TestScenarios.Declaring));

    public FakeClusterHealth Cluster { get; } = new();

    public FakeCheckRunner Runner { get; } = new();

    public FakeDeclaredChecks Declared { get; } = new();

    public SessionRules Rules { get; } = new();

    public SessionNews News { get; }

    public SessionChanges Changes { get; }

    public SessionAccess Access { get; }

    public SessionStarts Starts { get; private set; } = null!;

    public SessionReconciler Reconciler { get; private set; } = null!;

    public StartSession Start { get; private set; } = null!;

    public EndSession End { get; private set; } = null!;

    public GoToStep GoTo => new(Access, Changes, Catalogue, Environments, Time);

    public ExtendSession Extend => new(Access, Changes, Environments, Rules, Time);

    public CheckStep Check { get; private set; } = null!;

    public WatchStep Watch { get; private set; } = null!;

    public LearnerId Learner { get; } = LearnerId.New();

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Everything a new process would make anew; store and cluster stay.</summary>
    public void Restart()
    {
        var signal = new ReconcileSignal();
        var starter = new SessionStarter(Store, Environments, Catalogue, Changes, News, Time, NullLogger<SessionStarter>.Instance);
        Starts = new SessionStarts(Store, starter, signal, Rules, NullLogger<SessionStarts>.Instance);
        var remover = new SessionRemover(Store, Environments, Changes, Starts, Time, NullLogger<SessionRemover>.Instance);
        Reconciler = new SessionReconciler(Store, Environments, Changes, Starts, remover, Rules, Time, NullLogger<SessionReconciler>.Instance);
        Start = new StartSession(Store, Catalogue, Cluster, Starts, News, Rules, Time);
        End = new EndSession(Access, Changes, signal);
        Check = new CheckStep(Access, Changes, Catalogue, new StepCheck(Declared, Runner, Time), new CheckLimits(Rules, Time), Time);
        Watch = new WatchStep(Access, Changes, Catalogue, Declared, Time, NullLogger<WatchStep>.Instance);
    }

    /// <summary>Lets queued sessions be started from now on.</summary>
    public SessionTestBed RunStarts()
    {
        _starting = Starts.RunAsync(_stop.Token);
        return this;
    }

    public async Task<LabSession> StartReadyAsync(ScenarioId? scenario = null)
    {
        if (_starting.IsCompleted)
        {
            RunStarts();
        }

        var session = (await Start.ExecuteAsync(Learner, scenario ?? TestScenarios.ThreeSteps.Id, Token)).ShouldSucceed();
        return await UntilAsync(session.Id, SessionState.Ready);
    }

    public async Task<LabSession> UntilAsync(SessionId session, SessionState state)
    {
        LabSession? found = null;
        await Waits.UntilAsync($"session is {state}", async () => (found = await Store.FindAsync(session, Token))?.State == state);
        return found!;
    }

    public async Task<LabSession> FindAsync(SessionId session) => (await Store.FindAsync(session, Token)).ShouldNotBeNull();

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _starting.DefaultTimeout().ContinueWith(_ => { }, TaskScheduler.Default);
        _stop.Dispose();
    }
}

internal static class ResultAssertions
{
    public static T ShouldSucceed<T>(this Result<T> result)
    {
        result.Error.ShouldBeNull();
        return result.Value!;
    }

    public static TError ShouldRefuse<T, TError>(this Result<T> result)
        where TError : LabError => result.Error.ShouldBeOfType<TError>();

    public static void ShouldRefuseWith<TError>(this Result<LabSession> result)
        where TError : LabError => result.Error.ShouldBeOfType<TError>();

    public static void ShouldRefuseWith<TError>(this Result<CheckReport> result)
        where TError : LabError => result.Error.ShouldBeOfType<TError>();
}
