using System.Collections.Immutable;
using LabPlatform.Domain.Help;
using LabPlatform.Domain.Quizzes;
using LabPlatform.Domain.Sessions;
using LabPlatform.Tests.Shared;
using LabPlatform.Tests.Shared.Fakes;

namespace LabPlatform.UnitTests.Data;

/// <summary>What every store does; the fake that other tests trust runs the same.</summary>
public sealed class SessionStoreTests : IAsyncDisposable
{
    private readonly SqliteFile _file = new();

    public static TheoryData<string> Stores { get; } = ["sqlite", "fake"];

    [Theory, MemberData(nameof(Stores))]
    public async Task Add_Find_GivesTheSameSession(string kind)
    {
        var store = await StoreAsync(kind);
        var session = Session() with { Failure = "Because — ü.", ExtraNamespaces = [new("shop"), new("b-2")], Results = [new StepResult(0, 2, s_now, "ok"), new StepResult(2, 1, PassedAt: null, "no")] };

        (await store.TryAddAsync(session, Token)).ShouldBeTrue();

        var found = (await store.FindAsync(session.Id, Token)).ShouldNotBeNull();
        found.Results.ShouldBe(session.Results);
        found.ExtraNamespaces.ShouldBe(session.ExtraNamespaces);
        (found with { Answers = session.Answers, Help = session.Help, Results = session.Results, ExtraNamespaces = session.ExtraNamespaces }).ShouldBe(session);
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task Update_AnswersAndHelp_AreKept(string kind)
    {
        var store = await StoreAsync(kind);
        var session = Session() with { Answers = [new QuizAnswer(-1, "a", "0,2", IsRight: false, 1, RightAt: null)] };
        await store.TryAddAsync(session, Token);
        var answers = ImmutableArray.Create(new QuizAnswer(-1, "a", "1", IsRight: true, 2, s_now), new QuizAnswer(0, "b", "ü", IsRight: false, 1, RightAt: null));
        var help = ImmutableArray.Create(new StepHelp(0, 1, SolutionAt: null), new StepHelp(2, 2, s_now));

        var updated = (await store.TryUpdateAsync(session with { Answers = answers, Help = help }, Token)).ShouldNotBeNull();
        await store.TryUpdateAsync(updated with { Help = [help[0] with { Hints = 2 }, help[1]] }, Token);

        var found = (await store.FindAsync(session.Id, Token)).ShouldNotBeNull();
        found.Answers.ShouldBe(answers);
        found.Help.ShouldBe([new StepHelp(0, 2, SolutionAt: null), help[1]]);
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task Add_SecondLiveSessionOfALearner_IsRefused(string kind)
    {
        var store = await StoreAsync(kind);
        var first = Session();
        (await store.TryAddAsync(first, Token)).ShouldBeTrue();

        (await store.TryAddAsync(Session() with { Learner = first.Learner }, Token)).ShouldBeFalse();
        (await store.FindLiveAsync(first.Learner, Token))!.Id.ShouldBe(first.Id);
        await store.TryUpdateAsync(first with { State = SessionState.Ending }, Token);

        (await store.TryAddAsync(Session() with { Learner = first.Learner }, Token)).ShouldBeTrue();
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task Add_FiftyAtOnceForOneLearner_OneWins_Row70(string kind)
    {
        var store = await StoreAsync(kind);
        var learner = LearnerId.New();

        var won = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => store.TryAddAsync(Session() with { Learner = learner }, Token)))).DefaultTimeout();

        won.Count(result => result).ShouldBe(1);
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task Add_AUsedId_Throws_Row27(string kind)
    {
        var store = await StoreAsync(kind);
        var session = Session() with { State = SessionState.Ended };
        await store.TryAddAsync(session, Token);

        await Should.ThrowAsync<Exception>(() => store.TryAddAsync(session with { Learner = LearnerId.New() }, Token));
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task Update_OnAnOlderVersion_IsRefused(string kind)
    {
        var store = await StoreAsync(kind);
        var session = Session();
        await store.TryAddAsync(session, Token);

        var first = await store.TryUpdateAsync(session with { CurrentStep = 1 }, Token);
        var second = await store.TryUpdateAsync(session with { CurrentStep = 2 }, Token);

        first!.Version.ShouldBe(session.Version + 1);
        second.ShouldBeNull();
        (await store.FindAsync(session.Id, Token))!.CurrentStep.ShouldBe(1);
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task Update_ManyAtOnce_NoneIsLost(string kind)
    {
        var store = await StoreAsync(kind);
        var session = Session();
        await store.TryAddAsync(session, Token);
        var changes = new SessionChanges(store, new SessionNews(Microsoft.Extensions.Logging.Abstractions.NullLogger<SessionNews>.Instance));

        await Task.WhenAll(Enumerable.Range(0, 8).Select(step => Task.Run(() => changes.ApplyAsync(
            session.Id, current => current.RecordAttempt(step, passed: true, $"{step}", s_now), Token)))).DefaultTimeout();

        var found = (await store.FindAsync(session.Id, Token))!;
        found.Results.Select(result => result.Step).ShouldBe(Enumerable.Range(0, 8));
        found.Version.ShouldBe(session.Version + 8);
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task List_ByLearnerAndUnfinished_NewestFirst(string kind)
    {
        var store = await StoreAsync(kind);
        var old = Session() with { State = SessionState.Ended };
        var live = Session() with { Learner = old.Learner, CreatedAt = s_now.AddHours(1) };
        var other = Session() with { State = SessionState.Ending };
        foreach (var session in (LabSession[])[old, live, other])
        {
            (await store.TryAddAsync(session, Token)).ShouldBeTrue();
        }

        (await store.ListAsync(old.Learner, Token)).Select(session => session.Id).ShouldBe([live.Id, old.Id]);
        (await store.ListUnfinishedAsync(Token)).Select(session => session.Id).ShouldBe([live.Id, other.Id]);
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task Ledger_FromAddingUntilCrossedOff(string kind)
    {
        var store = await StoreAsync(kind);
        var first = Session();
        var second = Session();
        await store.TryAddAsync(first, Token);
        await store.TryAddAsync(second, Token);

        (await store.ListLedgerAsync(Token)).ShouldBe([first.Id, second.Id], ignoreOrder: true);
        await store.CrossOffAsync(first.Id, Token);

        (await store.ListLedgerAsync(Token)).ShouldBe([second.Id]);
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task Instance_AskedManyTimes_StaysTheSame(string kind)
    {
        var store = await StoreAsync(kind);

        var names = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => store.GetInstanceAsync(Token)))).DefaultTimeout();

        names.Distinct(StringComparer.Ordinal).ShouldHaveSingleItem().Length.ShouldBe(16);
    }

    public ValueTask DisposeAsync() => _file.DisposeAsync();

    private static readonly DateTimeOffset s_now = new(2026, 3, 1, 12, 0, 0, 123, 456, TimeSpan.Zero);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private async Task<ISessionStore> StoreAsync(string kind) => kind is "fake" ? new FakeSessionStore() : (await _file.MigrateAsync()).Store;

    private static LabSession Session() => new()
    {
        Id = SessionId.New(),
        Learner = LearnerId.New(),
        Scenario = TestScenarios.ThreeSteps.Id,
        State = SessionState.Ready,
        CreatedAt = s_now,
        ReadyAt = s_now.AddSeconds(3),
        Deadline = s_now.AddHours(1),
        LastActivityAt = s_now,
        CurrentStep = -1,
    };
}
