using LabPlatform.Domain.Scenarios;
using LabPlatform.Domain.Sessions;

namespace LabPlatform.Domain.Previews;

/// <summary>Gives scripts the addresses of the session they run in.</summary>
public sealed class SessionPreviews(ISessionStore store, PreviewNames names)
{
    public async Task<ScenarioPage> FillAsync(SessionId session, ScenarioPage page, CancellationToken cancellationToken) =>
        ScriptAddresses.AreIn(page) ? page.WithAddresses(await FindAsync(session, cancellationToken).ConfigureAwait(false)) : page;

    public async Task<ScenarioStep> FillAsync(SessionId session, ScenarioStep step, CancellationToken cancellationToken) =>
        ScriptAddresses.AreIn(step) ? step.WithAddresses(await FindAsync(session, cancellationToken).ConfigureAwait(false)) : step;

    private async Task<PreviewAddresses?> FindAsync(SessionId session, CancellationToken cancellationToken) =>
        await store.FindAsync(session, cancellationToken).ConfigureAwait(false) is { } found ? names.Of(found) : null;
}
