using System.Text.Json;
using System.Text.Json.Nodes;
using LabPlatform.Kubernetes.Client;
using Microsoft.Extensions.Logging;

namespace LabPlatform.Kubernetes.Namespaces;

/// <summary>
/// Readies a learner's namespace for its deletion. A namespace goes when everything in it is gone, so an object with a finalizer nobody
/// takes off, or a pod that was given a day to end, keeps it. Both are dealt with before the deletion, while bindings can still be made
/// in it: the reaper gets its rights there, everybody else loses theirs.
/// </summary>
internal sealed partial class NamespaceClearing(LabIdentities identities, TimeProvider time, ILogger<NamespaceClearing> logger)
{
    private const string Role = "labplatform-cleanup";

    /// <summary>Holds the reaper's binding, and so its rights, in a namespace that is going, for as long as there is something to clear.</summary>
    private const string Hold = "labplatform.io/cleanup";

    /// <summary>Kubernetes gives pods 30 s; what asks for more than this is not waited for.</summary>
    private const int LongestGrace = 60;

    private static readonly TimeSpan s_rightsDelay = TimeSpan.FromSeconds(5);

    /// <summary>Locks out, takes off what would keep the namespace, and ends its pods without grace. Not for a namespace that is going already.</summary>
    public async Task BeginAsync(string @namespace, CancellationToken cancellationToken)
    {
        await LockOutAsync(@namespace, cancellationToken).ConfigureAwait(false);
        await BindAsync(@namespace, hold: false, cancellationToken).ConfigureAwait(false);
        var contents = await ScanAsync(@namespace, cancellationToken).ConfigureAwait(false);
        if (contents.Any(item => MayResist(item.Object)))
        {
            // Controllers may still act on what was found, up to the deletion: what they make can be cleared later, too.
            Log.Holding(logger, @namespace);
            await BindAsync(@namespace, hold: true, cancellationToken).ConfigureAwait(false);
        }

        await ClearAsync(@namespace, contents, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Clears what has come up since, as long as the reaper has its rights there.</summary>
    public async Task ContinueAsync(string @namespace, CancellationToken cancellationToken)
    {
        try
        {
            var bindings = await BindingsAsync(@namespace, cancellationToken).ConfigureAwait(false);
            if (!bindings.Any(item => string.Equals(item.Name, Role, StringComparison.Ordinal) && item.Metadata.Finalizers?.Contains(Hold) is true))
            {
                return;
            }

            var contents = await ScanAsync(@namespace, cancellationToken).ConfigureAwait(false);
            await ClearAsync(@namespace, contents, cancellationToken).ConfigureAwait(false);
            if (contents.All(item => string.Equals(item.Kind.Kind, "Event", StringComparison.Ordinal) && !HasForeignFinalizer(item.Object)))
            {
                await ReleaseAsync(ApiResource.RoleBindings, @namespace, Role, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (KubernetesException exception) when (exception.IsForbidden || exception.IsNotFound)
        {
            // The binding is gone: nothing was held, Kubernetes does the rest.
        }
    }

    private async Task BindAsync(string @namespace, bool hold, CancellationToken cancellationToken)
    {
        var binding = SessionNamespaces.Binding(Role, "reaper", "labplatform");
        if (hold)
        {
            binding["metadata"]!["finalizers"] = new JsonArray(Hold);
        }

        await identities.Provisioner.ApplyAsync(ApiResource.RoleBindings, @namespace, binding, cancellationToken).ConfigureAwait(false);
    }

    // From here on nobody can do anything in the namespace. All bindings, also one of a learner's that has the name of ours.
    private async Task LockOutAsync(string @namespace, CancellationToken cancellationToken)
    {
        await identities.Reaper.DeleteCollectionAsync(ApiResource.RoleBindings, @namespace, cancellationToken).ConfigureAwait(false);
        foreach (var binding in await BindingsAsync(@namespace, cancellationToken).ConfigureAwait(false))
        {
            await ReleaseAsync(ApiResource.RoleBindings, @namespace, binding.Name, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<IReadOnlyList<KubernetesObject>> BindingsAsync(string @namespace, CancellationToken cancellationToken) =>
        (await identities.Reaper.ListAsync(ApiResource.RoleBindings, @namespace, cancellationToken).ConfigureAwait(false)).Items;

    private async Task<IReadOnlyList<Content>> ScanAsync(string @namespace, CancellationToken cancellationToken)
    {
        var kinds = await LearnerKinds.AllAsync(identities.Reaper, cancellationToken).ConfigureAwait(false);
        var lists = await WithRightsAsync(() => Task.WhenAll([.. kinds.Select(ListAsync), PodsAsync()]), cancellationToken).ConfigureAwait(false);
        return [.. lists.SelectMany(list => list)];

        async Task<IEnumerable<Content>> ListAsync(ApiResource<KubernetesObject> kind) =>
            (await identities.Reaper.ListAsync(kind, @namespace, cancellationToken).ConfigureAwait(false)).Items.Select(item => new Content(kind, item));

        async Task<IEnumerable<Content>> PodsAsync() =>
            (await identities.Reaper.ListAsync(ApiResource.Pods, @namespace, cancellationToken).ConfigureAwait(false)).Items.Select(item => new Content(ApiResource.Pods, item));
    }

    private async Task ClearAsync(string @namespace, IReadOnlyList<Content> contents, CancellationToken cancellationToken)
    {
        var reaper = identities.Reaper;
        foreach (var kind in contents.Select(item => item.Kind).Where(kind => kind.Group is "apps" or "batch" || kind.Plural is "replicationcontrollers").Distinct())
        {
            await reaper.DeleteCollectionAsync(kind, @namespace, cancellationToken, deleteOptions: new DeleteOptions { Propagation = PropagationPolicy.Background }).ConfigureAwait(false);
        }

        foreach (var (kind, item) in contents.Where(item => HasForeignFinalizer(item.Object)))
        {
            Log.Released(logger, kind.Kind, @namespace);
            await ReleaseAsync(kind, @namespace, item.Name, cancellationToken).ConfigureAwait(false);
        }

        if (contents.Any(item => item.Kind.Plural is "pods"))
        {
            await reaper.DeleteCollectionAsync(ApiResource.Pods, @namespace, cancellationToken, deleteOptions: new DeleteOptions { GracePeriodSeconds = 0 }).ConfigureAwait(false);
        }
    }

    private async Task ReleaseAsync(ApiResource kind, string @namespace, string name, CancellationToken cancellationToken)
    {
        var nothing = V1Patch.Merge(new JsonObject { ["metadata"] = new JsonObject { ["finalizers"] = null } });
        try
        {
            var untyped = new ApiResource<KubernetesObject>(kind.Group, kind.Version, kind.Plural, kind.Kind);
            await identities.Reaper.PatchAsync(untyped, @namespace, name, nothing, cancellationToken).ConfigureAwait(false);
        }
        catch (KubernetesException exception) when (exception.IsNotFound)
        {
            // Gone meanwhile.
        }
    }

    private async Task<T> WithRightsAsync<T>(Func<Task<T>> call, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        while (true)
        {
            try
            {
                return await call().ConfigureAwait(false);
            }
            catch (KubernetesException exception) when (exception.IsForbidden && time.GetElapsedTime(started) < s_rightsDelay)
            {
                // The binding was made a moment ago: the authorizer learns of it within milliseconds.
                await Task.Delay(TimeSpan.FromMilliseconds(50), time, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Has, or makes pods that have, a finalizer or more time to end than we give.</summary>
    private static bool MayResist(KubernetesObject item)
    {
        var template = item.Field("spec", "template") ?? item.Field("spec", "jobTemplate", "spec", "template");
        var spec = template is { ValueKind: JsonValueKind.Object } found && found.TryGetProperty("spec", out var inner) ? inner : default;
        return HasForeignFinalizer(item)
            || (template is { ValueKind: JsonValueKind.Object } pods && pods.TryGetProperty("metadata", out var metadata) && metadata.TryGetProperty("finalizers", out _))
            || (spec.ValueKind == JsonValueKind.Object && spec.TryGetProperty("terminationGracePeriodSeconds", out var grace) && grace.TryGetInt64(out var seconds) && seconds > LongestGrace);
    }

    // The finalizer of a volume claim is Kubernetes' own and comes off when its pods are gone.
    private static bool HasForeignFinalizer(KubernetesObject item) =>
        item.Metadata.Finalizers is { Count: > 0 } finalizers
        && !(string.Equals(item.Kind, "PersistentVolumeClaim", StringComparison.Ordinal) && finalizers.All(name => name is "kubernetes.io/pvc-protection"));

    private sealed record Content(ApiResource Kind, KubernetesObject Object);

    private static partial class Log
    {
        [LoggerMessage(EventId = 320, EventName = "NamespaceHeld", Level = LogLevel.Information, Message = "Namespace {Namespace} has objects that resist deletion; the reaper keeps its rights there until they are gone.")]
        public static partial void Holding(ILogger logger, string @namespace);

        [LoggerMessage(EventId = 321, EventName = "FinalizerRemoved", Level = LogLevel.Information, Message = "Took the finalizers off a {Kind} in {Namespace}.")]
        public static partial void Released(ILogger logger, string kind, string @namespace);
    }
}
