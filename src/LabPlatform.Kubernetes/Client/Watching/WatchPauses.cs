namespace LabPlatform.Kubernetes.Client;

/// <summary>Growing pauses between failures, so that neither server nor network is hammered.</summary>
internal sealed class WatchPauses(WatchOptions options)
{
    /// <summary>How many there were since the watch last worked.</summary>
    public int Failures { get; private set; }

    /// <summary>The watch works again.</summary>
    public void Reset() => Failures = 0;

    /// <summary>The pause after one more failure; shortened at random, so that many watches do not come back at once.</summary>
    public TimeSpan Next(TimeSpan? atLeast = null)
    {
        var full = options.MinPause * Math.Pow(2, Math.Min(Failures++, 16));
        var capped = full < options.MaxPause ? full : options.MaxPause;
        var pause = capped * (0.5 + (Random.Shared.NextDouble() * 0.5));
        pause = pause < options.MinPause ? options.MinPause : pause;
        return atLeast > pause ? atLeast.Value : pause;
    }
}
