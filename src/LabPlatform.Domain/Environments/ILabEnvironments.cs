using System.Collections.Immutable;
using LabPlatform.Domain.Scenarios;
using LabPlatform.Domain.Sessions;

namespace LabPlatform.Domain.Environments;

/// <summary>The part of a session that lives in the cluster: namespaces, quota, accounts, toolbox and checker.</summary>
public interface ILabEnvironments
{
    /// <summary>
    /// Makes everything the session needs that is not there and returns when a shell can be opened. Can be called again after a crash, and
    /// when the toolbox was lost: what is left of the old one is taken away first.
    /// </summary>
    /// <exception cref="EnvironmentException">Not possible; the message says why in plain words. What was made is left for <see cref="RemoveAsync"/>.</exception>
    Task ProvisionAsync(LabSession session, IProgress<ProvisioningProgress> progress, CancellationToken cancellationToken);

    /// <summary>Deletes the session's namespaces; one call starts or continues, none waits for the end.</summary>
    /// <returns>What is still there, each with what keeps it; empty when all is gone.</returns>
    Task<ImmutableArray<LingeringNamespace>> RemoveAsync(SessionId session, CancellationToken cancellationToken);

    /// <summary>Every environment of this platform found in the cluster by its labels.</summary>
    Task<ImmutableArray<FoundEnvironment>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Writes a new deadline on the namespaces.</summary>
    Task SetDeadlineAsync(SessionId session, DateTimeOffset deadline, CancellationToken cancellationToken);

    /// <summary>Puts the scenario's assets into the toolbox. Called once per session, before any script.</summary>
    Task CopyAssetsAsync(SessionId session, ImmutableArray<ScenarioAsset> assets, CancellationToken cancellationToken);

    /// <summary>Starts the page's background script and feeds its foreground script to the first terminal; waits for neither.</summary>
    /// <param name="pageName"><c>intro</c>, <c>step1</c>…, <c>finish</c>: names the script's log. A page's scripts run once per session; repeated calls do nothing.</param>
    Task StartScriptsAsync(SessionId session, string pageName, ScenarioPage page, CancellationToken cancellationToken);
}

/// <summary>One line of what is being done for the learner.</summary>
/// <param name="Stage">Stable id: <c>namespaces</c>, <c>limits</c>, <c>access</c>, <c>toolbox</c>, <c>shell</c>, <c>setup</c>.</param>
/// <param name="Text">What it is, for the learner.</param>
/// <param name="Detail">What it waits for right now, or why it does not get on ("cannot pull the image …"), or null.</param>
public sealed record ProvisioningProgress(string Stage, string Text, StageState State, string? Detail);

public enum StageState
{
    Running,
    Done,
    Failed,
}

/// <param name="Name">The namespace.</param>
/// <param name="Reason">What Kubernetes reports as keeping it, or "deleting".</param>
public sealed record LingeringNamespace(HostNamespace Name, string Reason);

/// <summary>A session as the cluster knows it.</summary>
/// <param name="Instance">Which LabPlatform made it: several may share a cluster.</param>
/// <param name="Owner">From the annotation, or null.</param>
/// <param name="ToolboxLoss">Why there is no toolbox any more that could run again, one sentence for the learner; null while there is one.</param>
public sealed record FoundEnvironment(
    SessionId Session,
    string Instance,
    LearnerId? Owner,
    DateTimeOffset? Deadline,
    DateTimeOffset CreatedAt,
    bool Deleting,
    string? ToolboxLoss = null)
{
    /// <summary>All that were found of it.</summary>
    public required ImmutableArray<HostNamespace> Namespaces { get; init; }
}

/// <summary>The cluster did not give what was asked; the message is for the learner.</summary>
public sealed class EnvironmentException : Exception
{
    public EnvironmentException(string message)
        : base(message)
    {
    }

    public EnvironmentException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public EnvironmentException()
    {
    }
}
