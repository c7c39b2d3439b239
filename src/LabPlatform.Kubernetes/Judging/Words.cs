using LabPlatform.Domain.Checks.Declared;
using LabPlatform.Kubernetes.Watching;

namespace LabPlatform.Kubernetes.Judging;

/// <summary>How things are named in the sentences of checks and of the cluster view.</summary>
internal static class Words
{
    private const int Most = 4;

    /// <summary>Labels that controllers add: nobody wrote them, nobody looks for them.</summary>
    private static readonly string[] s_noise =
        ["pod-template-hash", "controller-revision-hash", "statefulset.kubernetes.io/pod-name", "pod-template-generation", "controller-uid", "job-name", "apps.kubernetes.io/pod-index"];

    /// <summary><c>a, b and 3 more</c>.</summary>
    public static string List(IEnumerable<string> items)
    {
        var all = items.ToList();
        var shown = all.Count > Most + 1 ? all[..Most] : all;
        var more = all.Count > shown.Count ? $"{all.Count - shown.Count} more" : null;
        return (shown, more) switch
        {
            (_, not null) => $"{string.Join(", ", shown)} and {more}",
            ([var only], _) => only,
            ([.. var first, var last], _) => $"{string.Join(", ", first)} and {last}",
            _ => "none",
        };
    }

    public static string Names(IEnumerable<SeenObject> items) => List(items.Select(item => item.Name));

    /// <summary><c>web-1 (app=web, version=v1)</c> of each.</summary>
    public static string NamesAndLabels(IEnumerable<SeenObject> items) => List(items.Select(item => $"{item.Name} ({Labels(item)})"));

    public static string Labels(SeenObject item) => OwnLabels(item) is { Count: > 0 } own ? string.Join(", ", own) : "no labels";

    /// <summary><c>app=web</c> of each label that somebody wrote, in order.</summary>
    public static IReadOnlyList<string> OwnLabels(SeenObject item) =>
        [.. item.Labels.Where(label => !s_noise.Contains(label.Key, StringComparer.Ordinal)).Select(label => $"{label.Key}={label.Value}").Order(StringComparer.Ordinal)];

    public static string Selector(IReadOnlyDictionary<string, string> selector) =>
        string.Join(",", selector.Select(pair => $"{pair.Key}={pair.Value}").Order(StringComparer.Ordinal));

    /// <summary><c>1 pod</c>, <c>2 pods</c>.</summary>
    public static string Count(int number, string singular, string? plural = null) => $"{(number == 0 ? "no" : number)} {(number == 1 ? singular : plural ?? singular + "s")}";

    /// <summary>Kind and name: <c>Deployment web</c>.</summary>
    public static string Of(CheckableKind kind, SeenObject item) => $"{kind.Kind} {item.Name}";

    /// <summary>With a full stop and a capital letter.</summary>
    public static string Sentence(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..] + (text[^1] is '.' or '!' or '…' ? "" : ".");
}
