using System.Threading.Channels;
using LabPlatform.Domain.Checks;
using LabPlatform.Domain.Checks.Declared;
using LabPlatform.Domain.Sessions;
using LabPlatform.Tests.Shared;
using LabPlatform.Tests.Shared.Fakes;
using LabPlatform.UnitTests.Sessions;

namespace LabPlatform.UnitTests.Checks;

/// <summary>Steps that pass while somebody looks.</summary>
public sealed class WatchStepTests : IAsyncDisposable
{
    private static readonly CheckOutcome s_passed = new CheckOutcome.Passed("");

    private readonly SessionTestBed _bed = new();
    private readonly CancellationTokenSource _end = new();
    private readonly List<Task> _pages = [];

    [Fact]
    public async Task Watch_AllConditionsHold_PassesByItselfAsOneAttempt()
    {
        var session = await _bed.StartReadyAsync(TestScenarios.Declaring.Id);
        var page = Open(session, 0);
        (await NextAsync(page)).Outcome.ShouldBeOfType<CheckOutcome.Failed>();

        _bed.Declared.Set(0, s_passed);
        (await NextAsync(page)).Passed.ShouldBe(1);
        (await _bed.FindAsync(session.Id)).Results.ShouldBeEmpty("what does not hold yet is no attempt");
        _bed.Declared.Set(1, s_passed);

        (await NextAsync(page)).Outcome.ShouldBe(s_passed);
        await page.Completion.DefaultTimeout();
        (await _bed.FindAsync(session.Id)).ResultOf(0).ShouldBe(new StepResult(0, 1, _bed.Time.GetUtcNow(), ""));
    }

    [Fact]
    public async Task Watch_StepWithAScript_DoesNotPassByItself()
    {
        var session = await PassedAsync(await _bed.StartReadyAsync(TestScenarios.Declaring.Id), 0);
        _bed.Declared.Set(0, s_passed);

        (await NextAsync(Open(session, 1))).Outcome.ShouldBe(s_passed);

        (await _bed.FindAsync(session.Id)).ResultOf(1).PassedAt.ShouldBeNull();
    }

    [Fact]
    public async Task Watch_NotTheGate_OrPassedAlready_OrNothingDeclared_EndsAtOnce()
    {
        var session = await _bed.StartReadyAsync(TestScenarios.Declaring.Id);
        await Open(session, 1).Completion.DefaultTimeout();
        await Open(session, -1).Completion.DefaultTimeout();
        await Open(session, 2).Completion.DefaultTimeout();
        await Open(await PassedAsync(session, 0), 0).Completion.DefaultTimeout();

        _bed.Declared.Watching.ShouldBe(0);
    }

    [Fact]
    public async Task Watch_SomebodyElsesSession_DoesNotExist()
    {
        var session = await _bed.StartReadyAsync(TestScenarios.Declaring.Id);

        await foreach (var report in _bed.Watch.ExecuteAsync(session.Id, LearnerId.New(), 0, SessionTestBed.Token))
        {
            report.ShouldBeNull("nothing is told");
        }
    }

    [Fact]
    public async Task Watch_SeveralPages_IsOneWatch_AndEndsWithTheLast()
    {
        var session = await _bed.StartReadyAsync(TestScenarios.Declaring.Id);
        var first = Open(session, 0);
        await NextAsync(first);
        using var leaving = new CancellationTokenSource();
        var second = Open(session, 0, leaving);
        await NextAsync(second);
        _bed.Declared.Watching.ShouldBe(1);

        await leaving.CancelAsync();
        await second.Completion.ContinueWith(_ => { }, TaskScheduler.Default).DefaultTimeout();
        _bed.Declared.Set(0, s_passed);
        (await NextAsync(first)).Passed.ShouldBe(1);

        await _end.CancelAsync();
        await Waits.UntilAsync("nobody watches", () => Task.FromResult(_bed.Declared.Watching == 0));
    }

    [Fact]
    public async Task Watch_PassedByAClickMeanwhile_CountsThatOneOnly()
    {
        var session = await _bed.StartReadyAsync(TestScenarios.Declaring.Id);
        var page = Open(session, 0);
        await NextAsync(page);
        await PassedAsync(session, 0);

        _bed.Declared.Set(0, s_passed);
        _bed.Declared.Set(1, s_passed);
        await EndAsync(page);

        (await _bed.FindAsync(session.Id)).ResultOf(0).Attempts.ShouldBe(1);
    }

    [Fact]
    public async Task Watch_Fails_IsTriedAgain()
    {
        var session = await _bed.StartReadyAsync(TestScenarios.Declaring.Id);
        _bed.Declared.BeforeWatch = () => throw new InvalidOperationException("a bug");
        var page = Open(session, 0);
        await Waits.UntilAsync("the watch pauses", () => Task.FromResult(_bed.Time.NextWait <= TimeSpan.FromSeconds(5)));
        _bed.Declared.BeforeWatch = () => { };

        await _bed.Time.PassWaitAsync(TimeSpan.FromSeconds(5));

        (await NextAsync(page)).Outcome.ShouldBeOfType<CheckOutcome.Failed>();
    }

    [Fact]
    public async Task Watch_LastStep_FinishesTheLab()
    {
        var session = await _bed.StartReadyAsync(TestScenarios.Declaring.Id);
        _bed.Catalogue.Replace(TestScenarios.CatalogueOf(TestScenarios.Declaring with { Steps = [TestScenarios.Declaring.Steps[0]] }));
        _bed.Declared.Set(0, s_passed);
        _bed.Declared.Set(1, s_passed);

        await EndAsync(Open(session, 0));

        (await _bed.FindAsync(session.Id)).FinishedAt.ShouldBe(_bed.Time.GetUtcNow());
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await Task.WhenAll(_pages).ContinueWith(_ => { }, TaskScheduler.Default).DefaultTimeout();
        _end.Dispose();
        await _bed.DisposeAsync();
    }

    private static async Task<DeclaredReport> NextAsync(ChannelReader<DeclaredReport> page) => await page.ReadAsync(SessionTestBed.Token).AsTask().DefaultTimeout();

    /// <summary>Takes what the page is still told, until it is told no more.</summary>
    private static async Task EndAsync(ChannelReader<DeclaredReport> page)
    {
        while (await page.WaitToReadAsync(SessionTestBed.Token).AsTask().DefaultTimeout())
        {
            page.TryRead(out _);
        }
    }

    private async Task<LabSession> PassedAsync(LabSession session, int step) =>
        (await _bed.Changes.ApplyAsync(session.Id, current => current.RecordAttempt(step, passed: true, "", _bed.Time.GetUtcNow()), SessionTestBed.Token))!.Session;

    /// <summary>A page that shows the step; its channel is complete when it is told no more.</summary>
    private ChannelReader<DeclaredReport> Open(LabSession session, int step, CancellationTokenSource? leaving = null)
    {
        var told = Channel.CreateUnbounded<DeclaredReport>();
        _pages.Add(ReadAsync());
        return told.Reader;

        async Task ReadAsync()
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(_end.Token, leaving?.Token ?? CancellationToken.None);
            Exception? failure = null;
            try
            {
                await foreach (var report in _bed.Watch.ExecuteAsync(session.Id, _bed.Learner, step, either.Token))
                {
                    told.Writer.TryWrite(report);
                }
            }
            catch (OperationCanceledException exception)
            {
                failure = exception;
            }

            told.Writer.TryComplete(failure);
        }
    }
}
