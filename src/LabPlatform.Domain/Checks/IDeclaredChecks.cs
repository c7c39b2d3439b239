using LabPlatform.Domain.Checks.Declared;
using LabPlatform.Domain.Sessions;

namespace LabPlatform.Domain.Checks;

/// <summary>Finds out whether what a step declares is so.</summary>
public interface IDeclaredChecks
{
    /// <summary>Looks once, at the state of now: what the learner did a moment ago is seen. Requests and commands are made only when all else holds.</summary>
    /// <returns>Trouble of the cluster is <see cref="CheckOutcome.CouldNotCheck"/> of the conditions it touches.</returns>
    Task<DeclaredReport> EvaluateAsync(LabSession session, DeclaredCheck check, CancellationToken cancellationToken);

    /// <summary>
    /// The state of now and then of every change, at most ten times a second; a reader who is slow gets the newest. Requests and commands are
    /// repeated every few seconds while all else holds. Costs the cluster no more for many sessions than for one, these apart.
    /// </summary>
    /// <remarks>Ends only when cancelled. Trouble comes as in <see cref="EvaluateAsync"/>, and goes by itself.</remarks>
    IAsyncEnumerable<DeclaredReport> WatchAsync(LabSession session, DeclaredCheck check, CancellationToken cancellationToken);
}
