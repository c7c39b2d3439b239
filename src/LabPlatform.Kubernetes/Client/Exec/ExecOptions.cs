namespace LabPlatform.Kubernetes.Client;

/// <summary>How a command is run in a container.</summary>
public sealed record ExecOptions
{
    /// <summary>Null means the pod's only one, or the one it names as its default.</summary>
    public string? Container { get; init; }

    /// <summary>Connect standard input; without it the command sees the end of input at once.</summary>
    public bool Stdin { get; init; }

    /// <summary>Give the command a terminal; standard error then comes with standard output.</summary>
    public bool Tty { get; init; }

    /// <summary>Bytes of output taken from the connection before they are read, for each stream; beyond it the command is slowed down. 4 KB to 16 MB.</summary>
    public int ReadAhead { get; init; } = 128 * 1024;
}
