using LabPlatform.Domain.Environments;

namespace LabPlatform.Tests.Shared.Fakes;

/// <summary>A cluster that is as well as the test says.</summary>
internal sealed class FakeClusterHealth : IClusterHealth
{
    private readonly Listeners _listeners = new();

    public ClusterStatus Current { get; private set; } = new(Available: true, "", Progress: null);

    public void Set(ClusterStatus status)
    {
        Current = status;
        _listeners.Call();
    }

    public IDisposable Subscribe(Action changed) => _listeners.Add(changed);
}
