namespace LabPlatform.Domain.Help;

/// <summary>The help a learner has taken in one step.</summary>
/// <param name="Step">0-based.</param>
/// <param name="Hints">How many hints were shown.</param>
/// <param name="SolutionAt">When the solution was shown, or null.</param>
public sealed record StepHelp(int Step, int Hints, DateTimeOffset? SolutionAt);
