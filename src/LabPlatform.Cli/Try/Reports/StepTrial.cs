using System.Collections.Immutable;

namespace LabPlatform.Cli.Try.Reports;

/// <summary>What came out of one step.</summary>
/// <param name="Number">1-based.</param>
/// <param name="Reasons">Everything that is wrong, one sentence each; empty when nothing is.</param>
/// <param name="Before">The check before anything was done, or null.</param>
/// <param name="After">The check after the step was solved, or null.</param>
/// <param name="Later">The checks of later steps, after this one was solved.</param>
internal sealed record StepTrial(
    int Number,
    string Title,
    Verdict Verdict,
    ImmutableArray<string> Reasons,
    CheckTrial? Before,
    Solution? Solution,
    CheckTrial? After,
    ImmutableArray<CheckTrial> Later,
    TimeSpan Duration)
{
    public static StepTrial Skipped(int number, string title) => new(number, title, Verdict.Skipped, [], Before: null, Solution: null, After: null, [], TimeSpan.Zero);
}

/// <param name="Step">1-based.</param>
/// <param name="Outcome"><c>passed</c>, <c>not yet</c>, <c>failed</c> or <c>could not check</c>.</param>
/// <param name="Output">What a check script printed.</param>
internal sealed record CheckTrial(int Step, string Outcome, string Reason, string Output, TimeSpan Duration)
{
    public bool Passed => Outcome is "passed";
}

/// <summary>How a step was solved.</summary>
/// <param name="By">Path of the script; <c>commands of the page</c>; or <c>nothing</c> where the author gave neither.</param>
internal sealed record Solution(string By, ImmutableArray<SolutionCommand> Commands)
{
    public const string Page = "commands of the page";

    public const string Nothing = "nothing";

    public IEnumerable<SolutionCommand> Skipped => Commands.Where(command => command.Interactive is not null);
}

/// <param name="Text">As the author wrote it; the path for a script.</param>
/// <param name="Interactive">The program that waits for somebody at the keyboard, because of which it was not run; else null.</param>
/// <param name="ExitCode">Null when it was not run, or ended because its time was up.</param>
/// <param name="Output">Cut at 64 KB.</param>
internal sealed record SolutionCommand(string Text, string? Interactive, int? ExitCode, string Output, TimeSpan Duration)
{
    public bool TimedOut => Interactive is null && ExitCode is null;
}
