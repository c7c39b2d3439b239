namespace LabPlatform.Benchmarks;

/// <summary>The site and the cluster that are measured: those <c>./lab test bench</c> has started.</summary>
/// <param name="Site">Base address of the site.</param>
/// <param name="Home">LabPlatform's state on this machine.</param>
/// <param name="ToolboxImage">The image both sides start.</param>
internal sealed record Place(Uri Site, string Home, string ToolboxImage)
{
    /// <summary>The lab that is started to get a shell.</summary>
    public const string Lab = "/labs/kubernetes/pods-and-containers";

    public string AdminKubeconfig => Path.Combine(Home, "cluster", "admin.kubeconfig");

    public static Place FromEnvironment()
    {
        var home = Environment.GetEnvironmentVariable("LABPLATFORM_HOME") ?? "/var/lib/labplatform";
        var site = Environment.GetEnvironmentVariable("LABPLATFORM_SITE_URL") ?? "http://127.0.0.1:7080";
        var image = File.ReadLines(Path.Combine(home, "images.env"))
            .Select(line => line.Split('=', 2))
            .First(pair => string.Equals(pair[0], "TOOLBOX_IMAGE", StringComparison.Ordinal))[1];
        return new Place(new Uri(site), home, image);
    }
}
