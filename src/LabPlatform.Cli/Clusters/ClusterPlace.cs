namespace LabPlatform.Cli.Clusters;

/// <summary>Where <c>./lab up</c> keeps what belongs to the cluster labs run in.</summary>
internal static class ClusterPlace
{
    public static string Home => Environment.GetEnvironmentVariable("LABPLATFORM_HOME") is { Length: > 0 } home ? home : "/var/lib/labplatform";

    public static string Identities => Path.Combine(Home, "identities");

    public static string ImagesFile => Path.Combine(Home, "images.env");

    public static string ProgressFile => Path.Combine(Home, "progress.json");
}

/// <summary>There is no cluster labs could run in now; the message says what to do.</summary>
internal sealed class NoClusterException : Exception
{
    private const string Cure = "./lab up starts a local one; ./lab up --cluster current takes the one kubectl uses.";

    public NoClusterException(string reason)
        : base(Words(reason))
    {
    }

    public NoClusterException(string reason, Exception innerException)
        : base(Words(reason), innerException)
    {
    }

    public NoClusterException()
    {
    }

    private static string Words(string reason) => $"There is no cluster to run labs in: {reason} {Cure}";
}
