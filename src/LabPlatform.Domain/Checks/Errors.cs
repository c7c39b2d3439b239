using LabPlatform.Domain.Shared;

namespace LabPlatform.Domain.Checks;

public sealed record CheckAlreadyRuns() : LabError("A check is running already. Its result will be here in a moment.");

/// <param name="RetryAfter">When the next click is taken.</param>
public sealed record TooManyChecks(TimeSpan RetryAfter)
    : LabError($"That was a lot of checks. Try again in {Math.Max(1, (int)Math.Ceiling(RetryAfter.TotalSeconds))} seconds.");

public sealed record StepHasNoCheck() : LabError("This step has no check: go on when you are ready.");

/// <param name="Step">0-based index of the step that has to be passed first.</param>
public sealed record StepNotReached(int Step) : LabError($"Step {Step + 1} comes first.");
