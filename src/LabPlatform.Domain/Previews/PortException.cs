namespace LabPlatform.Domain.Previews;

/// <summary>There is no connection to a port, or none any more; the message is for the learner.</summary>
public sealed class PortException : IOException
{
    public PortException(PortTrouble trouble, string message, Exception? innerException = null)
        : base(message, innerException) => Trouble = trouble;

    public PortException(string message)
        : base(message)
    {
    }

    public PortException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public PortException()
    {
    }

    public PortTrouble Trouble { get; }
}

public enum PortTrouble
{
    /// <summary>The connection broke, or the way to the port is closed right now.</summary>
    Lost,

    /// <summary>The machine is there, and nobody listens on the port: starting something helps.</summary>
    NothingListens,

    /// <summary>What was to answer is not there, or not ready.</summary>
    NotThere,

    /// <summary>Nobody has answered in time.</summary>
    Late,

    /// <summary>The session has as many connections as it may.</summary>
    TooMany,
}
