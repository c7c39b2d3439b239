using LabPlatform.Domain.Sessions;
using LabPlatform.Tests.Shared;
using LabPlatform.UnitTests.Terminals.Holder;
using LabPlatform.Web.Terminals;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Data.Sqlite;

namespace LabPlatform.UnitTests.Terminals.Hub;

/// <summary>An open terminal needs the toolbox only: a database that hangs or fails is no reason to hold up a key.</summary>
public sealed class DatabaseAwayTests : IAsyncDisposable
{
    private readonly HubBench _bench = new();
    private readonly TaskCompletionSource _back = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Theory]
    [InlineData("hangs")]
    [InlineData("fails")]
    public async Task Typing_WhileTheDatabaseIsAway_ArrivesKeyByKey(string how)
    {
        var session = await _bench.StartAsync();
        var hub = _bench.Connect();
        await using var terminal = await HubBench.AttachAsync(hub, session.Id);
        var reading = terminal.MoveNextAsync();
        TakeDatabaseAway(how);

        for (var key = 0; key < 3; key++)
        {
            _bench.Time.Advance(TimeSpan.FromMinutes(1)); // both what is known of the session and what is noted of the learner are old
            hub.Send("viewer0001", key, "x"u8.ToArray());
            (await _bench.Toolbox.NextAsync()).ShouldBe($"input {key}");
        }

        hub.Acknowledge("viewer0001", 0);
        hub.Show("viewer0001", visible: false);
        (await _bench.Toolbox.NextAsync()).ShouldBe("show False");
        reading.IsCompleted.ShouldBeFalse("the stream goes on");
        await CloseAsync(reading);
    }

    [Fact]
    public async Task Typing_HundredKeysWithinASecond_AsksTheDatabaseOnce()
    {
        var session = await _bench.StartAsync();
        var hub = _bench.Connect();
        await using var terminal = await HubBench.AttachAsync(hub, session.Id);
        var reading = terminal.MoveNextAsync();
        var asked = 0;
        _bench.Store.Before = () =>
        {
            Interlocked.Increment(ref asked);
            return Task.CompletedTask;
        };

        for (var key = 0; key < 100; key++)
        {
            hub.Send("viewer0001", key, "x"u8.ToArray());
            await _bench.Toolbox.NextAsync();
        }

        await Waits.UntilAsync("it is asked", () => Task.FromResult(Volatile.Read(ref asked) > 0));
        Volatile.Read(ref asked).ShouldBe(1);
        await CloseAsync(reading);
    }

    [Fact]
    public async Task Call_AfterTheSessionEndedElsewhere_ClosesTheTerminal_Row41()
    {
        var session = await _bench.StartAsync();
        var hub = _bench.Connect();
        await using var terminal = await HubBench.AttachAsync(hub, session.Id);
        var reading = terminal.MoveNextAsync();
        await _bench.Store.TryUpdateAsync(session.BeginEnd(EndReason.Deadline)!, TestContext.Current.CancellationToken); // as another replica does: no news here

        _bench.Time.Advance(TimeSpan.FromSeconds(5));
        hub.Acknowledge("viewer0001", 0);

        (await reading.AsTask().DefaultTimeout()).ShouldBeTrue();
        terminal.Current.Reason.ShouldBe(TerminalCloseReason.SessionEnded);
        Should.Throw<HubException>(() => hub.Send("viewer0001", 0, "x"u8.ToArray())).Message.ShouldBe(TerminalAccess.NotFound);
    }

    [Fact]
    public async Task Sending_FailsInAWayNobodyForesaw_EndsTheStream()
    {
        var session = await _bench.StartAsync();
        var hub = _bench.Connect();
        await using var terminal = await HubBench.AttachAsync(hub, session.Id);
        _bench.Toolbox.Fault = new NotSupportedException("unforeseen");

        hub.Send("viewer0001", 0, "x"u8.ToArray());

        var error = await Should.ThrowAsync<NotSupportedException>(async () =>
        {
            while (await terminal.MoveNextAsync().AsTask().DefaultTimeout())
            {
                // it says that it reconnects
            }
        });
        error.Message.ShouldBe("unforeseen");
    }

    [Fact]
    public async Task Typing_WhileTheRealDatabaseIsLocked_IsAnswered()
    {
        await using var holder = await LocalHolder.StartAsync();
        await using var site = new TerminalSite(new HolderConnector(holder));
        var learner = await site.StartAsync();
        await using var page = await learner.OpenPageAsync();
        await using var terminal = await page.AttachAsync(learner.Session);
        await terminal.UntilAsync("$ ");
        await using var other = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = site.DatabaseFile, Pooling = false }.ConnectionString);
        await other.OpenAsync(TestContext.Current.CancellationToken);
        await using var transaction = other.BeginTransaction(deferred: false);

        for (var line = 1; line <= 3; line++)
        {
            await terminal.TypeAsync($"echo answ''er{line}\n");
            await terminal.UntilAsync($"answer{line}\r\n");
        }

        await transaction.RollbackAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        _back.TrySetResult();
        await _bench.DisposeAsync();
    }

    private void TakeDatabaseAway(string how) =>
        _bench.Store.Before = () => how is "hangs" ? _back.Task : throw new InvalidOperationException("disk I/O error");

    private async Task CloseAsync(ValueTask<bool> reading)
    {
        _bench.Registry.Find("one", "viewer0001")!.Close(TerminalCloseReason.Replaced);
        await reading.AsTask().DefaultTimeout();
    }
}
