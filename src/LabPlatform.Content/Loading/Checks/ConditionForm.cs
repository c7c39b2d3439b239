using System.Collections.Immutable;

namespace LabPlatform.Content.Loading.Checks;

/// <summary>One way to write a condition in <c>checks.yaml</c>, named by its first key.</summary>
/// <param name="Name">The key that makes it this condition: <c>exists</c>.</param>
/// <param name="Keys">All keys it may have, that one first.</param>
internal sealed record ConditionForm(string Name, ImmutableArray<ConditionKey> Keys)
{
    /// <summary>The keys of a comparison stand in the condition itself: <c>equals: nginx:1.26</c>.</summary>
    public bool HoldsComparison { get; init; }

    /// <summary>Kinds its object may have, as in a manifest; empty for any.</summary>
    public ImmutableArray<string> Kinds { get; init; } = [];

    /// <summary>Its object is named, not chosen by labels.</summary>
    public bool NeedsName { get; init; }

    public ConditionKey? Find(string key) => Keys.FirstOrDefault(known => string.Equals(known.Name, key, StringComparison.Ordinal));
}

/// <param name="Required">Without it the condition says nothing.</param>
/// <param name="Minimum">Of a whole number.</param>
/// <param name="Maximum">Of a whole number.</param>
internal sealed record ConditionKey(string Name, ValueForm Form, bool Required = false, int Minimum = 0, int Maximum = int.MaxValue);

/// <summary>What stands behind a key.</summary>
internal enum ValueForm
{
    Text,

    /// <summary><c>KIND/NAME</c>, or <c>KIND</c> where labels choose.</summary>
    Object,

    /// <summary>A label selector.</summary>
    Selector,

    /// <summary>The name of one label.</summary>
    Label,

    /// <summary>A JSONPath.</summary>
    Path,

    /// <summary>A path of HTTP.</summary>
    UrlPath,

    /// <summary>One of the learner's namespaces.</summary>
    Namespace,
    WholeNumber,
    Flag,

    /// <summary>A scalar, or a map with one word of <see cref="ConditionForms.ComparisonWords"/>.</summary>
    Comparison,

    /// <summary>A comparison of whole numbers.</summary>
    Count,

    /// <summary>A map from values of a label to whole numbers.</summary>
    Percentages,
    Condition,
    Conditions,
}
