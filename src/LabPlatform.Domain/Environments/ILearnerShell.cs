using LabPlatform.Domain.Scenarios;
using LabPlatform.Domain.Sessions;

namespace LabPlatform.Domain.Environments;

/// <summary>Does in a session's toolbox what its learner could do there, without a terminal: with the learner's rights and files.</summary>
public interface ILearnerShell
{
    /// <summary>Runs a script in bash as a login shell, with <c>HOME=/root</c> and nothing to read, and waits for it.</summary>
    /// <remarks>As from one command to the next in a terminal, variables, functions and the working directory stay for the scripts that follow. What it leaves running goes on.</remarks>
    /// <param name="limit">A script that takes longer is ended. At most 10 minutes.</param>
    /// <exception cref="EnvironmentException">It could not be run, or how it ended is not known.</exception>
    Task<ShellRun> RunAsync(SessionId session, string script, TimeSpan limit, CancellationToken cancellationToken);

    /// <summary>Waits until the scripts of a page have ended that <see cref="ILabEnvironments.StartScriptsAsync"/> started, as a learner does who reads before typing.</summary>
    /// <param name="pageName">As it was called there.</param>
    /// <param name="limit">How long at most; a background script may be meant to run for ever.</param>
    /// <exception cref="EnvironmentException">The toolbox cannot be asked.</exception>
    Task<PageScriptState> WaitForScriptsAsync(SessionId session, string pageName, ScenarioPage page, TimeSpan limit, CancellationToken cancellationToken);
}

/// <param name="ExitCode">0 to 255, 128 + number for a signal; null when the time was up.</param>
/// <param name="Output">What it printed on both outputs, cut at 64 KB, without control sequences.</param>
public sealed record ShellRun(int? ExitCode, string Output, TimeSpan Duration);

/// <summary>How the scripts of a page stand; where there is none, it has ended with 0.</summary>
/// <param name="Foreground">Its exit code, or null while it runs: the learner's first terminal is not free.</param>
/// <param name="Background">Its exit code, or null while it runs.</param>
public sealed record PageScriptState(int? Foreground, int? Background);
