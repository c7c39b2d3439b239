namespace LabPlatform.Cli;

/// <summary>What a command ends with; authors' scripts and CI rely on it.</summary>
internal static class ExitCodes
{
    public const int Success = 0;

    /// <summary>The command ran, and found something wrong.</summary>
    public const int Problems = 1;

    /// <summary>The command was not understood, or what it was given does not exist.</summary>
    public const int Usage = 2;

    /// <summary>Ended by Ctrl-C, as shells report it (128 + SIGINT).</summary>
    public const int Interrupted = 130;
}
