using System.Collections.Concurrent;
using LabPlatform.Domain.Checks;
using LabPlatform.Domain.Checks.Declared;
using LabPlatform.Domain.Sessions;
using LabPlatform.Tests.Shared;

namespace LabPlatform.ClusterTests.Sessions;

/// <summary>Follows one condition of a session as a page does, until disposed.</summary>
internal sealed class WatchedCheck : IAsyncDisposable
{
    private readonly ConcurrentQueue<CheckOutcome> _outcomes = new();
    private readonly CancellationTokenSource _end = new();
    private readonly Task _reading;

    public WatchedCheck(IDeclaredChecks checks, LabSession session, Condition condition) =>
        _reading = ReadAsync(checks, session, new DeclaredCheck("checks.yaml", [condition]), _end.Token);

    /// <summary>All that was said so far, in order.</summary>
    public IReadOnlyList<CheckOutcome> Outcomes => [.. _outcomes];

    /// <summary>Waits until the newest is as wanted.</summary>
    public async Task UntilAsync(string what, Func<CheckOutcome, bool> wanted)
    {
        try
        {
            await Waits.UntilAsync(what, () => _reading.IsFaulted ? Task.FromException<bool>(_reading.Exception!) : Task.FromResult(_outcomes.LastOrDefault() is { } last && wanted(last)), TimeSpan.FromMinutes(1));
        }
        catch (TimeoutException exception)
        {
            throw new TimeoutException($"{exception.Message} It says: {string.Join(" | ", _outcomes.TakeLast(5).Select(outcome => $"{outcome.GetType().Name}: {outcome.Reason}"))}", exception);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _reading.ContinueWith(_ => { }, TaskScheduler.Default);
        _end.Dispose();
    }

    private async Task ReadAsync(IDeclaredChecks checks, LabSession session, DeclaredCheck check, CancellationToken cancellationToken)
    {
        await foreach (var report in checks.WatchAsync(session, check, cancellationToken))
        {
            _outcomes.Enqueue(report.Outcome);
        }
    }
}
