using System.Collections.Immutable;

namespace LabPlatform.Kubernetes.Watching;

/// <summary>What is known of some kinds in some namespaces at one moment.</summary>
internal sealed class SeenObjects(IReadOnlyDictionary<(string Kind, string Namespace), SeenKind> kinds)
{
    /// <exception cref="NotSeenException">It is not known.</exception>
    public ImmutableArray<SeenObject> Get(string plural, string @namespace)
    {
        var seen = kinds.GetValueOrDefault((plural, @namespace)) ?? throw new InvalidOperationException($"Nobody has asked for {plural}.");
        return seen.Trouble is null ? seen.Objects : throw new NotSeenException(seen.Trouble);
    }

    /// <summary>None where it is not known: for what only explains.</summary>
    public ImmutableArray<SeenObject> TryGet(string plural, string @namespace) =>
        kinds.GetValueOrDefault((plural, @namespace)) is { Trouble: null } seen ? seen.Objects : [];
}

/// <param name="Objects">All of the kind in one namespace.</param>
/// <param name="Trouble">Why they are not known, one sentence for the learner, or null.</param>
internal sealed record SeenKind(ImmutableArray<SeenObject> Objects, string? Trouble)
{
    public static SeenKind Unknown(string trouble) => new([], trouble);
}

/// <summary>What would have to be known is not; the message is for the learner.</summary>
internal sealed class NotSeenException(string message) : Exception(message);
