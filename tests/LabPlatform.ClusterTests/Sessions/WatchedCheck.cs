using System.Collections.Concurrent;
using LabPlatform.Domain.Checks;
using LabPlatform.Domain.Checks.Declared;
using LabPlatform.Domain.Sessions;

namespace LabPlatform.ClusterTests.Sessions;

/// <summary>Follows one condition of a session.</summary>
internal sealed class WatchedCheck : IAsyncDisposable
{
    private readonly ConcurrentQueue<CheckOutcome> _outcomes = new();
    private readonly Followed<DeclaredReport> _followed;

    public WatchedCheck(IDeclaredChecks checks, LabSession session, Condition condition) => _followed = new Followed<DeclaredReport>(
        token => checks.WatchAsync(session, new DeclaredCheck("checks.yaml", [condition]), token),
        report => _outcomes.Enqueue(report.Outcome),
        () => $"It says: {string.Join(" | ", _outcomes.TakeLast(5).Select(outcome => $"{outcome.GetType().Name}: {outcome.Reason}"))}");

    /// <summary>All that was said so far, in order.</summary>
    public IReadOnlyList<CheckOutcome> Outcomes => [.. _outcomes];

    /// <summary>Waits until the newest is as wanted.</summary>
    public Task UntilAsync(string what, Func<CheckOutcome, bool> wanted) => _followed.UntilAsync(what, () => _outcomes.LastOrDefault() is { } last && wanted(last));

    public ValueTask DisposeAsync() => _followed.DisposeAsync();
}
