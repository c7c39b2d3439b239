namespace LabPlatform.Domain.Environments;

/// <summary>Whether the cluster answers, watched in the background.</summary>
public interface IClusterHealth
{
    ClusterStatus Current { get; }

    /// <summary>Calls <paramref name="changed"/> after each change until disposed.</summary>
    IDisposable Subscribe(Action changed);
}

/// <param name="Available">Labs can be started now.</param>
/// <param name="Message">What the cluster is doing or what is wrong, in one sentence; empty when available.</param>
/// <param name="Progress">0 to 1 while it is being built, else null.</param>
public sealed record ClusterStatus(bool Available, string Message, double? Progress);
