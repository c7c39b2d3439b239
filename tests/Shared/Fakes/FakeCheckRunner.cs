using LabPlatform.Domain.Checks;
using LabPlatform.Domain.Scenarios;
using LabPlatform.Domain.Sessions;

namespace LabPlatform.Tests.Shared.Fakes;

/// <summary>Answers what the test says; passes when it says nothing.</summary>
internal sealed class FakeCheckRunner : ICheckRunner
{
    private int _runs;

    public Func<ScenarioStep, CancellationToken, Task<CheckOutcome>> Answer { get; set; } = (_, _) => Task.FromResult<CheckOutcome>(new CheckOutcome.Passed(""));

    public int Runs => _runs;

    public async Task<CheckResult> RunAsync(SessionId session, ScenarioStep step, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _runs);
        var outcome = await Answer(step, cancellationToken);
        return new CheckResult(outcome, outcome.Reason, TimeSpan.FromMilliseconds(10));
    }
}
