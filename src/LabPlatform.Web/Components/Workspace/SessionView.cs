using System.Collections.Immutable;
using LabPlatform.Domain.Environments;
using LabPlatform.Domain.Scenarios;
using LabPlatform.Domain.Sessions;
using LabPlatform.Web.Learners;

namespace LabPlatform.Web.Components.Workspace;

/// <summary>One learner's session as one open page sees it: loaded once, then kept up by news.</summary>
/// <remarks>Transient: it belongs to the page that asked for it, and ends with it. Changes only on that page's own context.</remarks>
public sealed class SessionView(FindSession find, IScenarioCatalogue catalogue, SessionNews news, CurrentLearner current, TimeProvider time) : IAsyncDisposable
{
    private readonly CancellationTokenSource _end = new();
    private IDisposable? _subscription;
    private Func<Action, Task>? _show;
    private int _disposed;

    /// <summary>Null until <see cref="LoadAsync"/> has found it.</summary>
    public LabSession? Session { get; private set; }

    /// <summary>What the session is about. Kept while the page is open, even if the catalogue drops it; null where it was dropped before.</summary>
    public Scenario? Scenario { get; private set; }

    public LearnerId Learner { get; private set; }

    /// <summary>The start so far, in order.</summary>
    public ImmutableArray<ProvisioningProgress> Stages { get; private set; } = [];

    /// <summary>Cancelled when the page goes.</summary>
    public CancellationToken Gone { get; private set; }

    public DateTimeOffset Now => time.GetUtcNow();

    /// <param name="session">Whose page it is.</param>
    /// <param name="show">Runs a change on the page's context and renders; null where the page is rendered once.</param>
    /// <returns>False where there is no such session for whoever looks at the page.</returns>
    public async Task<bool> LoadAsync(SessionId session, Func<Action, Task>? show)
    {
        if (await current.FindAsync() is not { } learner)
        {
            return false;
        }

        (Learner, Gone) = (learner, _end.Token); // the token is copied: the source is gone before late callers look at it
        _show = show;

        // Subscribed before it is read: what changes in between is not missed, and an older state never replaces a newer one.
        _subscription = show is null ? null : news.Subscribe(session, HearAsync);
        if (await find.ExecuteAsync(session, learner, Gone) is not { } found)
        {
            return false;
        }

        Take(found);
        Scenario = catalogue.Current.Find(found.Scenario)?.Scenario;
        return true;
    }

    /// <summary>Takes what a use case gave back, so that the learner's own click is seen at once.</summary>
    public Task ShowAsync(LabSession session) => HearAsync(new SessionNewsItem.SessionChanged(session));

    /// <summary>Called by the page and, once more, by the scope it was resolved from.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 1)
        {
            return;
        }

        _subscription?.Dispose();
        await _end.CancelAsync();
        _end.Dispose();
    }

    private Task HearAsync(SessionNewsItem item) => _show is null || Gone.IsCancellationRequested ? Task.CompletedTask : _show(() =>
    {
        switch (item)
        {
            case SessionNewsItem.SessionChanged { Session: var session } when session.Learner == Learner:
                Stages = session.State == SessionState.Starting ? Stages : []; // another start begins with an empty list
                Take(session);
                break;
            case SessionNewsItem.Provisioning { Progress: var progress }:
                Stages = progress;
                break;
        }
    });

    private void Take(LabSession session)
    {
        if (Session is null || session.Version >= Session.Version)
        {
            Session = session;
        }
    }
}
