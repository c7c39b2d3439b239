using System.Collections.Immutable;
using LabPlatform.Domain.Environments;

namespace LabPlatform.Domain.Sessions;

/// <summary>Something a page that shows a session wants to know.</summary>
public abstract record SessionNewsItem
{
    private SessionNewsItem()
    {
    }

    /// <summary>The session as stored after a change.</summary>
    public sealed record SessionChanged(LabSession Session) : SessionNewsItem;

    /// <summary>Every stage of the start so far, in order, each in its newest state.</summary>
    public sealed record Provisioning(ImmutableArray<ProvisioningProgress> Progress) : SessionNewsItem;
}
