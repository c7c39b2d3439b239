using System.Collections.Concurrent;
using System.Collections.Immutable;
using LabPlatform.Domain.Environments;
using LabPlatform.Domain.Scenarios;
using LabPlatform.Domain.Sessions;

namespace LabPlatform.Tests.Shared.Fakes;

/// <summary>A cluster of names only: what was provisioned is there until it was asked twice to be removed, as real deletion takes its time.</summary>
internal sealed class FakeLabEnvironments(TimeProvider time, string instance) : ILabEnvironments
{
    /// <summary>What is in the cluster; tests may put there what others left.</summary>
    public ConcurrentDictionary<SessionId, FoundEnvironment> Present { get; } = new();

    /// <summary>Every call, as "provision", "assets", "scripts step1", "deadline", "remove", in order.</summary>
    public ConcurrentQueue<string> Calls { get; } = new();

    /// <summary>Runs inside a provisioning, after the namespaces are there; null is done at once.</summary>
    public Func<LabSession, IProgress<ProvisioningProgress>, CancellationToken, Task>? OnProvision { get; set; }

    /// <summary>Runs after a list was read and before it is answered.</summary>
    public Func<Task>? OnList { get; set; }

    /// <summary>Runs before a deadline is written.</summary>
    public Func<Task>? OnSetDeadline { get; set; }

    /// <summary>When set, every call fails with it.</summary>
    public string? Unavailable { get; set; }

    /// <summary>When set, starting scripts fails with it.</summary>
    public string? ScriptsFail { get; set; }

    /// <summary>Sessions whose namespaces do not go.</summary>
    public ConcurrentDictionary<SessionId, string> Resisting { get; } = new();

    public async Task ProvisionAsync(LabSession session, IProgress<ProvisioningProgress> progress, CancellationToken cancellationToken)
    {
        Enter("provision");
        Present[session.Id] = new FoundEnvironment(session.Id, instance, session.Learner, session.Deadline, time.GetUtcNow(), Deleting: false) { Namespaces = [.. session.Namespaces.Hosts] };
        progress.Report(new ProvisioningProgress("namespaces", "Making namespaces", StageState.Done, Detail: null));
        if (OnProvision is { } work)
        {
            await work(session, progress, cancellationToken);
        }

        progress.Report(new ProvisioningProgress("shell", "Opening a shell", StageState.Done, Detail: null));
    }

    public Task<ImmutableArray<LingeringNamespace>> RemoveAsync(SessionId session, CancellationToken cancellationToken)
    {
        Enter("remove");
        if (!Present.TryGetValue(session, out var environment))
        {
            return Task.FromResult(ImmutableArray<LingeringNamespace>.Empty);
        }

        if (environment.Deleting && !Resisting.ContainsKey(session))
        {
            Present.TryRemove(session, out _);
            return Task.FromResult(ImmutableArray<LingeringNamespace>.Empty);
        }

        Present[session] = environment with { Deleting = true };
        var reason = Resisting.GetValueOrDefault(session, "deleting");
        return Task.FromResult(environment.Namespaces.Select(host => new LingeringNamespace(host, reason)).ToImmutableArray());
    }

    public async Task<ImmutableArray<FoundEnvironment>> ListAsync(CancellationToken cancellationToken)
    {
        Enter("list");
        var found = Present.Values.ToImmutableArray();
        if (OnList is { } meanwhile)
        {
            await meanwhile();
        }

        return found;
    }

    public async Task SetDeadlineAsync(SessionId session, DateTimeOffset deadline, CancellationToken cancellationToken)
    {
        Enter("deadline");
        if (OnSetDeadline is { } first)
        {
            await first();
        }

        Present[session] = Present[session] with { Deadline = deadline };
    }

    public Task CopyAssetsAsync(SessionId session, ImmutableArray<ScenarioAsset> assets, CancellationToken cancellationToken)
    {
        Enter("assets");
        return Task.CompletedTask;
    }

    public Task StartScriptsAsync(SessionId session, string pageName, ScenarioPage page, CancellationToken cancellationToken)
    {
        Enter($"scripts {pageName}");
        return ScriptsFail is null ? Task.CompletedTask : throw new EnvironmentException(ScriptsFail);
    }

    private void Enter(string call)
    {
        Calls.Enqueue(call);
        if (Unavailable is not null)
        {
            throw new EnvironmentException(Unavailable);
        }
    }
}
