namespace LabPlatform.Kubernetes.Client;

/// <summary>Numbers and names of the remote command protocol.</summary>
internal static class PodExecProtocol
{
    public const string V5 = "v5.channel.k8s.io";
    public const string V4 = "v4.channel.k8s.io";
    public const byte Stdin = 0;
    public const byte Stdout = 1;
    public const byte Stderr = 2;
    public const byte Status = 3;
    public const byte Resize = 4;
    public const byte Close = 255;

    /// <summary>Both in one handshake: an older server answers 403 to v5 alone.</summary>
    public static IReadOnlyList<string> Offered { get; } = [V5, V4];

    /// <summary>The query of exec and attach.</summary>
    public static string Query(IReadOnlyList<string> command, ExecOptions options)
    {
        var query = $"?stdin={Flag(options.Stdin)}&stdout=true&stderr={Flag(!options.Tty)}&tty={Flag(options.Tty)}";
        if (options.Container is { } container)
        {
            query += "&container=" + KubernetesNames.Container(container);
        }

        return query + string.Concat(command.Select(part => "&command=" + Uri.EscapeDataString(part)));
    }

    private static string Flag(bool value) => value ? "true" : "false";
}
