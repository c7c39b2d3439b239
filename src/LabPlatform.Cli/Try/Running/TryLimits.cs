namespace LabPlatform.Cli.Try.Running;

/// <summary>How long a trial waits for what a lab does.</summary>
internal static class TryLimits
{
    /// <summary>For a script of a page that a learner has to wait for, too.</summary>
    public static TimeSpan Foreground { get; } = TimeSpan.FromMinutes(5);

    /// <summary>For a script that runs unseen, while a learner reads; it may be meant to run for ever.</summary>
    public static TimeSpan Background { get; } = TimeSpan.FromSeconds(60);

    /// <summary>For a solution, or one command of a page.</summary>
    public static TimeSpan Solution { get; } = TimeSpan.FromMinutes(5);

    /// <summary>For a check that says "not yet".</summary>
    public static TimeSpan Converging { get; } = TimeSpan.FromSeconds(90);

    /// <summary>For declared checks to see what was done a moment ago.</summary>
    public static TimeSpan Notice { get; } = TimeSpan.FromSeconds(5);

    /// <summary>How often a check is asked that could not be checked: a busy cluster answers late, a mistake of the lab stays.</summary>
    public const int Questions = 3;

    /// <summary>Between two looks at a check that may still pass.</summary>
    public static TimeSpan Look { get; } = TimeSpan.FromMilliseconds(500);

    /// <summary>
    /// A session's time, moved on by itself every <see cref="Renewal"/>: what a trial leaves that was killed is over soon after,
    /// and the next trial or the site's own reconciler takes it away.
    /// </summary>
    public static TimeSpan Deadline { get; } = TimeSpan.FromMinutes(6);

    public static TimeSpan Renewal { get; } = TimeSpan.FromMinutes(2);
}
