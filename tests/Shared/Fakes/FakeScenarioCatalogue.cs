using LabPlatform.Domain.Scenarios;

namespace LabPlatform.Tests.Shared.Fakes;

/// <summary>A catalogue the test replaces as a whole.</summary>
internal sealed class FakeScenarioCatalogue(Catalogue current) : IScenarioCatalogue
{
    private readonly Listeners _listeners = new();

    public Catalogue Current { get; private set; } = current;

    public void Replace(Catalogue catalogue)
    {
        Current = catalogue;
        _listeners.Call();
    }

    public IDisposable Subscribe(Action changed) => _listeners.Add(changed);
}
