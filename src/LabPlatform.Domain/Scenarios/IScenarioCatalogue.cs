namespace LabPlatform.Domain.Scenarios;

/// <summary>The labs that can be read and started. Reloads by itself when files change.</summary>
/// <remarks>A scenario whose files did not change is the same object before and after a reload.</remarks>
public interface IScenarioCatalogue
{
    /// <summary>The newest snapshot; never null, cheap to call.</summary>
    Catalogue Current { get; }

    /// <summary>Calls <paramref name="changed"/> after each reload, outside any lock, until disposed.</summary>
    IDisposable Subscribe(Action changed);
}
