namespace LabPlatform.Domain.Terminals;

/// <summary>The terminal could not be reached; the message is for the learner.</summary>
public sealed class TerminalException : Exception
{
    public TerminalException(string message)
        : base(message)
    {
    }

    public TerminalException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public TerminalException()
    {
    }

    /// <summary>No use in trying again: another connection took this viewer's place.</summary>
    public bool Replaced { get; init; }

    /// <summary>Perhaps the toolbox itself is lost, not only the way to it: worth a look into the cluster.</summary>
    public bool ToolboxMissing { get; init; }

    /// <summary>Earliest next attempt as the cluster asked for it (Retry-After), or null.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
