using System.Collections.Immutable;

namespace LabPlatform.Kubernetes.Client;

public enum WatchEventType
{
    Added,
    Modified,

    /// <summary>The object is gone; the event holds what was last known of it.</summary>
    Deleted,
}

/// <summary>One change of one object.</summary>
public sealed record WatchEvent<T>(WatchEventType Type, T Item)
    where T : KubernetesObject;

/// <summary>Why a batch came.</summary>
public enum WatchBatchKind
{
    /// <summary>The state was read whole, for the first time or again; the events are the differences to what was known, so they may be none.</summary>
    List,

    /// <summary>Something changed. With no events right after an interruption: what is known is kept up again.</summary>
    Changes,

    /// <summary>The server is away, or refuses. What is known may be old; a list or changes will follow.</summary>
    Interruption,
}

/// <summary>What came together.</summary>
/// <param name="Kind">Why.</param>
/// <param name="Events">In order; empty for an interruption.</param>
/// <param name="Trouble">The reason of an interruption, else null: <see cref="KubernetesException"/>, <see cref="KubernetesConnectionException"/> or <see cref="KubeConfigException"/>.</param>
public sealed record WatchBatch<T>(WatchBatchKind Kind, ImmutableArray<WatchEvent<T>> Events, Exception? Trouble = null)
    where T : KubernetesObject;
