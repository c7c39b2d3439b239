using System.Collections.Concurrent;
using LabPlatform.Domain.Sessions;
using LabPlatform.Domain.Terminals;
using Microsoft.AspNetCore.SignalR;

namespace LabPlatform.Web.Terminals;

/// <summary>Every attachment of this process. Nothing that matters lives here: shells and what they printed are in the pods.</summary>
internal sealed class TerminalRegistry(
    ITerminalConnector connector,
    TerminalAccess access,
    RecordActivity activity,
    SessionNews news,
    ReconcileSignal reconcile,
    TimeProvider time,
    ILogger<TerminalRegistry> logger)
{
    /// <summary>Terminals one learner may have open in all tabs: it bounds what one visitor can make the server keep.</summary>
    public const int PerLearner = 4 * TerminalRequest.Terminals;

    private readonly ConcurrentDictionary<(string Connection, string Viewer), TerminalAttachment> _attachments = new();

    /// <summary>Everything that is open now.</summary>
    public IReadOnlyCollection<TerminalAttachment> Attachments => [.. _attachments.Values];

    /// <summary>
    /// Opens an attachment; the same viewer's older one is closed, also one to another terminal over the same connection: calls name
    /// the viewer only, and what is replaced here would be found by nobody any more.
    /// </summary>
    /// <exception cref="HubException">The learner has too many open.</exception>
    public TerminalLease Open(TerminalOwner owner, TerminalRequest request)
    {
        var key = (owner.Connection, request.Viewer);
        foreach (var (place, older) in _attachments)
        {
            if (place == key || IsSameViewer(older, owner, request))
            {
                older.Close(TerminalCloseReason.Replaced);
            }
        }

        if (_attachments.Values.Count(other => other.Owner.Learner == owner.Learner) >= PerLearner)
        {
            throw new HubException($"You have {PerLearner} terminals open. Close some tabs.");
        }

        var attachment = Create(owner, request);
        _attachments[key] = attachment;
        var subscription = news.Subscribe(owner.Session, item => Heard(attachment, item));
        return new TerminalLease(attachment, () =>
        {
            subscription.Dispose();
            _attachments.TryRemove(KeyValuePair.Create(key, attachment));
        });
    }

    /// <summary>The attachment a page made over this connection, or null.</summary>
    public TerminalAttachment? Find(string connection, string viewer) => _attachments.GetValueOrDefault((connection, viewer));

    private async Task<ITerminalConnection> ConnectAsync(SessionId session, TerminalRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await connector.ConnectAsync(session, request, cancellationToken);
        }
        catch (TerminalException exception) when (exception.ToolboxMissing)
        {
            // A learner looks at it: that is known here long before the reconciler's next regular look.
            reconcile.Send();
            throw;
        }
    }

    // What is asked of the database is not cancelled with the page: its last key counts, too.
    private TerminalAttachment Create(TerminalOwner owner, TerminalRequest request) => new(
        owner,
        request,
        (wanted, token) => ConnectAsync(owner.Session, wanted, token),
        () => activity.ExecuteAsync(owner.Session, owner.Learner, CancellationToken.None),
        () => access.AskAsync(owner.Session, owner.Learner, CancellationToken.None),
        time,
        logger);

    private static bool IsSameViewer(TerminalAttachment other, TerminalOwner owner, TerminalRequest request) =>
        other.Owner.Session == owner.Session
        && other.Request.Terminal == request.Terminal
        && string.Equals(other.Request.Viewer, request.Viewer, StringComparison.Ordinal);

    private static Task Heard(TerminalAttachment attachment, SessionNewsItem item)
    {
        if (item is SessionNewsItem.SessionChanged { Session.State: SessionState.Ending or SessionState.Ended })
        {
            attachment.Close(TerminalCloseReason.SessionEnded);
        }

        return Task.CompletedTask;
    }
}

/// <summary>An open attachment; disposing closes it.</summary>
internal sealed class TerminalLease(TerminalAttachment attachment, Action release) : IDisposable
{
    public TerminalAttachment Attachment => attachment;

    public void Dispose()
    {
        release();
        attachment.Dispose();
    }
}
