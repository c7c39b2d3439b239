using System.Runtime.CompilerServices;
using LabPlatform.Domain.Checks;
using LabPlatform.Domain.Checks.Declared;
using LabPlatform.Domain.Sessions;

namespace LabPlatform.Tests.Shared.Fakes;

/// <summary>Judges each condition as the test says; all of them have failed when it says nothing.</summary>
internal sealed class FakeDeclaredChecks : IDeclaredChecks
{
    private readonly Lock _gate = new();
    private readonly Dictionary<int, CheckOutcome> _outcomes = [];
    private TaskCompletionSource _changed = NewSignal();
    private int _watching;

    /// <summary>How many watch now.</summary>
    public int Watching => _watching;

    /// <summary>How often one look was asked for.</summary>
    public int Looks { get; private set; }

    /// <summary>Runs before each watch begins: here a test lets it fail.</summary>
    public Action BeforeWatch { get; set; } = () => { };

    /// <summary>From now on the condition stands so, for those who watch, too.</summary>
    public void Set(int condition, CheckOutcome outcome)
    {
        TaskCompletionSource changed;
        lock (_gate)
        {
            _outcomes[condition] = outcome;
            (changed, _changed) = (_changed, NewSignal());
        }

        changed.SetResult();
    }

    public Task<DeclaredReport> EvaluateAsync(LabSession session, DeclaredCheck check, CancellationToken cancellationToken)
    {
        Looks++;
        return Task.FromResult(Report(check).Report);
    }

    public async IAsyncEnumerable<DeclaredReport> WatchAsync(LabSession session, DeclaredCheck check, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        BeforeWatch();
        Interlocked.Increment(ref _watching);
        try
        {
            while (true)
            {
                var (report, changed) = Report(check);
                yield return report;
                await changed.WaitAsync(cancellationToken);
            }
        }
        finally
        {
            Interlocked.Decrement(ref _watching);
        }
    }

    private (DeclaredReport Report, Task Changed) Report(DeclaredCheck check)
    {
        lock (_gate)
        {
            var conditions = check.Conditions.Select((condition, index) => new ConditionReport(condition, _outcomes.GetValueOrDefault(index, new CheckOutcome.Failed("It is not there."))));
            return (new DeclaredReport([.. conditions]), _changed.Task);
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
