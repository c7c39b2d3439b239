using LabPlatform.Domain.Checks.Declared;

namespace LabPlatform.Kubernetes.Judging;

/// <summary>Which objects are meant, by their labels: an author's selector, a Service's, or everything.</summary>
internal sealed class Selection
{
    private readonly Func<IReadOnlyDictionary<string, string>, bool> _matches;

    private Selection(Func<IReadOnlyDictionary<string, string>, bool> matches) => _matches = matches;

    /// <param name="selector">Null for everything.</param>
    /// <exception cref="FormatException">Not a selector.</exception>
    public static Selection Of(string? selector) => selector is null ? new Selection(_ => true)
        : LabelSelector.TryParse(selector, out var parsed, out var problem) ? new Selection(parsed.Matches)
        : throw new FormatException(problem);

    /// <summary>What carries all of these labels.</summary>
    public static Selection For(IReadOnlyDictionary<string, string> labels) =>
        new(found => labels.All(label => found.TryGetValue(label.Key, out var value) && string.Equals(value, label.Value, StringComparison.Ordinal)));

    public bool Matches(IReadOnlyDictionary<string, string> labels) => _matches(labels);
}
