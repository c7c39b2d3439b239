using LabPlatform.UnitTests.Terminals.Holder;

namespace LabPlatform.UnitTests.Terminals.Hub;

/// <summary>The real site and a real holder, both fresh for each test: what one test breaks or counts is no other test's.</summary>
public abstract class HubTest : IAsyncLifetime
{
    private protected LocalHolder Holder { get; private set; } = null!;

    private protected HolderConnector Connector { get; private set; } = null!;

    private protected TerminalSite Site { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Holder = await LocalHolder.StartAsync();
        Connector = new HolderConnector(Holder);
        Site = new TerminalSite(Connector);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Site.DisposeAsync();
        await Holder.DisposeAsync();
    }
}
