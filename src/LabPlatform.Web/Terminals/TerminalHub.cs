using System.Runtime.CompilerServices;
using LabPlatform.Domain.Sessions;
using LabPlatform.Domain.Terminals;
using LabPlatform.Web.Learners;
using Microsoft.AspNetCore.SignalR;

namespace LabPlatform.Web.Terminals;

/// <summary>Terminals for pages. Every method asks whose session it is; those that work on an open terminal wait for neither pod nor database.</summary>
/// <remarks>
/// Calls of one connection run one after the other. A method that waited for the pod would hold up the acknowledgement that
/// lets output go on, so input, sizes and acknowledgements are only left for the attachment's own loop.
/// </remarks>
internal sealed partial class TerminalHub(TerminalRegistry registry, TerminalAccess access, ILogger<TerminalHub> logger) : Hub
{
    /// <summary>Opens a terminal: the stream is its output, state and end.</summary>
    /// <exception cref="HubException">Not this learner's session, or too many terminals.</exception>
    public async IAsyncEnumerable<TerminalMessage> Attach(AttachRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (session, wanted) = request.Validate();
        var learner = Learner();
        if (!await access.AskAsync(session, learner, cancellationToken))
        {
            throw Refused(session, learner);
        }

        using var lease = registry.Open(new TerminalOwner(learner, session, Context.ConnectionId), wanted);
        await foreach (var message in lease.Attachment.ReadAsync(cancellationToken))
        {
            yield return message;
        }
    }

    /// <summary>Types. The page counts its bytes and keeps them until they are taken.</summary>
    public void Send(string viewer, long offset, byte[] data)
    {
        var attachment = Find(viewer);
        MustType(attachment);
        if (!attachment.Uplink.Send(offset, data))
        {
            attachment.Close(TerminalCloseReason.TooMuchInput);
        }
    }

    /// <summary>Says that output up to an offset was shown.</summary>
    public void Acknowledge(string viewer, long offset) => Find(viewer).Uplink.Acknowledge(offset);

    /// <summary>Gives the terminal the page's size.</summary>
    public void Resize(string viewer, int columns, int rows)
    {
        var attachment = Find(viewer);
        MustType(attachment);
        attachment.Uplink.Resize(new TerminalSize(columns, rows));
    }

    /// <summary>Says whether the page can be seen.</summary>
    public void Show(string viewer, bool visible) => Find(viewer).Uplink.Show(visible);

    private TerminalAttachment Find(string viewer)
    {
        var learner = Learner();
        if (registry.Find(Context.ConnectionId, viewer) is not { } attachment)
        {
            throw new HubException(TerminalAccess.NotFound); // closed a moment ago, or never opened
        }

        var session = attachment.Owner.Session;
        if (attachment.Owner.Learner != learner || !attachment.MayBeUsed())
        {
            attachment.Close(TerminalCloseReason.SessionEnded);
            throw Refused(session, learner);
        }

        return attachment;
    }

    private static void MustType(TerminalAttachment attachment)
    {
        if (!attachment.Request.MayType)
        {
            throw new HubException("This terminal is only watched.");
        }
    }

    private LearnerId Learner() => Context.User?.GetLearner() ?? throw new HubException(TerminalAccess.NotFound);

    private HubException Refused(SessionId session, LearnerId learner)
    {
        Log.Refused(logger, learner, session);
        return new HubException(TerminalAccess.NotFound);
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 530, EventName = "TerminalRefused", Level = LogLevel.Warning, Message = "Learner {Learner} was refused a terminal of session {Session}.")]
        public static partial void Refused(ILogger logger, LearnerId learner, SessionId session);
    }
}
