namespace LabPlatform.Kubernetes.Client;

/// <summary>Which objects are watched, and how patiently.</summary>
public sealed record WatchOptions
{
    /// <summary>Which ones.</summary>
    public ListOptions Selection { get; init; } = new();

    /// <summary>A watch on which nothing at all comes for this long is taken for dead. The server is asked to end each one a tenth earlier, so a live one always ends first.</summary>
    public TimeSpan SilenceLimit { get; init; } = TimeSpan.FromSeconds(55);

    /// <summary>First pause after a failure; each further one doubles it.</summary>
    public TimeSpan MinPause { get; init; } = TimeSpan.FromSeconds(0.5);

    public TimeSpan MaxPause { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Of a watch over all namespaces, those that matter; what is in others is dropped as it comes. Null for all.</summary>
    public Func<string?, bool>? Keeps { get; init; }
}
