using System.Collections.Immutable;

namespace LabPlatform.Content.Loading.Checks;

/// <summary>Every word <c>checks.yaml</c> may hold. The schema in <c>labs/schemas</c> says the same to editors; a test compares them.</summary>
internal static class ConditionForms
{
    public const string Equal = "equals";
    public const string OneOf = "oneOf";
    public const string Matches = "matches";
    public const string AtLeast = "atLeast";
    public const string AtMost = "atMost";
    public const string IsSet = "isSet";

    private static readonly ConditionKey s_title = new("title", ValueForm.Text);
    private static readonly ConditionKey s_otherwise = new("otherwise", ValueForm.Text);
    private static readonly ConditionKey s_namespace = new("namespace", ValueForm.Namespace);
    private static readonly ConditionKey s_labels = new("labels", ValueForm.Selector);

    public static ImmutableArray<string> ComparisonWords { get; } = [Equal, "differs", OneOf, "contains", Matches, AtLeast, AtMost, IsSet];

    public static ImmutableArray<ConditionForm> All { get; } =
    [
        OfObjects("exists", s_labels, new("count", ValueForm.Count)),
        OfObjects("absent", s_labels),
        OfObjects("field", s_labels, new("path", ValueForm.Path, Required: true)) with { HoldsComparison = true },
        OfObjects("rollout") with { Kinds = ["Deployment", "StatefulSet", "DaemonSet"], NeedsName = true },
        OfService("selects", s_labels, new("ready", ValueForm.Count), new("only", ValueForm.Flag)),
        OfService("shares", new("label", ValueForm.Label, Required: true), new("percent", ValueForm.Percentages, Required: true), new("tolerance", ValueForm.WholeNumber, Maximum: 50)),
        OfService("answers", new("port", ValueForm.WholeNumber, Minimum: 1, Maximum: 65535), new("path", ValueForm.UrlPath), new("status", ValueForm.WholeNumber, Minimum: 100, Maximum: 599), new("body", ValueForm.Comparison)),
        Of(new ConditionKey("command", ValueForm.Text, Required: true), new("output", ValueForm.Comparison), new("exitCode", ValueForm.WholeNumber, Maximum: 255)),
        Of(new ConditionKey("all", ValueForm.Conditions, Required: true)),
        Of(new ConditionKey("any", ValueForm.Conditions, Required: true)),
        Of(new ConditionKey("not", ValueForm.Condition, Required: true)),
    ];

    public static ConditionForm? Find(string name) => All.FirstOrDefault(form => string.Equals(form.Name, name, StringComparison.Ordinal));

    public static bool IsComparisonWord(string key) => ComparisonWords.Contains(key, StringComparer.Ordinal);

    private static ConditionForm OfService(string name, params ReadOnlySpan<ConditionKey> keys) => OfObjects(name, keys) with { Kinds = ["Service"], NeedsName = true };

    private static ConditionForm OfObjects(string name, params ReadOnlySpan<ConditionKey> keys) =>
        Of([new(name, ValueForm.Object, Required: true), .. keys, s_namespace]);

    private static ConditionForm Of(params ReadOnlySpan<ConditionKey> keys) => new(keys[0].Name, [.. keys, s_title, s_otherwise]);
}
