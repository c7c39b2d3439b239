using System.Collections.Immutable;

namespace LabPlatform.Domain.Checks.Declared;

/// <summary>Compares what was found with what an author wants. Numbers are compared as Kubernetes quantities where both are such.</summary>
/// <param name="Values">One, or several for <see cref="ComparisonKind.OneOf"/>, or none for <see cref="ComparisonKind.IsSet"/> and <see cref="ComparisonKind.IsNotSet"/>.</param>
public sealed record Comparison(ComparisonKind Kind, ImmutableArray<string> Values);

/// <summary>In <c>checks.yaml</c>: equals, differs, oneOf, contains, matches, atLeast, atMost, isSet (true or false).</summary>
public enum ComparisonKind
{
    Equals,
    Differs,
    OneOf,
    Contains,

    /// <summary>A regular expression somewhere in the text, without back-references, so that none can run for ever.</summary>
    Matches,
    AtLeast,
    AtMost,
    IsSet,
    IsNotSet,
}
