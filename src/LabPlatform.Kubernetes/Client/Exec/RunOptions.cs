namespace LabPlatform.Kubernetes.Client;

/// <summary>Input and limits of a command that is run to its end.</summary>
public sealed record RunOptions
{
    /// <summary>Null means the pod's only one, or the one it names as its default.</summary>
    public string? Container { get; init; }

    /// <summary>What the command reads, followed by the end of input. Needs <c>sh</c> and <c>head</c> in the container: older servers cannot end a command's input, so these do it.</summary>
    public ReadOnlyMemory<byte> Input { get; init; }

    /// <summary>Bytes kept of each stream; the rest is read and dropped. 0 to 16 MB.</summary>
    public int OutputLimit { get; init; } = 64 * 1024;

    /// <summary>How long to wait for the end.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(120);
}
