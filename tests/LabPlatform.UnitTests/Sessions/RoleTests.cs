using System.Text.Json.Nodes;
using LabPlatform.Domain.Checks.Declared;
using LabPlatform.Kubernetes.Client;
using LabPlatform.Kubernetes.Namespaces;
using LabPlatform.Kubernetes.Watching;

namespace LabPlatform.UnitTests.Sessions;

/// <summary>The roles in <c>deploy/identities</c>, as written: what no cluster at hand may show is read here.</summary>
public sealed class RoleTests
{
    private static readonly string[] s_writes = ["create", "update", "patch", "delete", "deletecollection", "*"];

    private static readonly IReadOnlyList<JsonObject> s_objects =
        [.. Directory.GetFiles(Path.Combine(Root(), "deploy", "identities"), "*.yaml").Order(StringComparer.Ordinal).SelectMany(file => KubernetesYaml.Parse(File.ReadAllText(file)))];

    [Fact]
    public void ClusterWide_OnlyTheFourAccounts_AndNobodyIsAdmin_Row83()
    {
        var bindings = Of("ClusterRoleBinding");

        bindings.Select(Name).ShouldBe(["labplatform-observer", "labplatform-provisioner", "labplatform-reaper"], ignoreOrder: true);
        foreach (var binding in bindings)
        {
            var subject = binding["subjects"]!.AsArray().ShouldHaveSingleItem()!;
            $"labplatform-{subject["name"]}".ShouldBe(Name(binding));
            ((string?)binding["roleRef"]!["name"]).ShouldBe(Name(binding));
        }
    }

    [Fact]
    public void EveryRole_NamesWhatItGives_Row6_Row7()
    {
        foreach (var (role, rule) in Rules())
        {
            var all = Strings(rule, "verbs").Concat(Strings(rule, "resources")).Concat(Strings(rule, "apiGroups"));
            all.Any(word => word is "*" or "escalate" or "impersonate").ShouldBeFalse(role);
        }

        var bind = Rules().Single(pair => Strings(pair.Rule, "verbs").Contains("bind", StringComparer.Ordinal));
        bind.Role.ShouldBe("labplatform-provisioner");
        Strings(bind.Rule, "resourceNames").ShouldBe(["labplatform-learner", "labplatform-checker", "labplatform-session-observer", "labplatform-web", "labplatform-toolboxes", "labplatform-cleanup"]);
    }

    [Fact]
    public void Learner_WritesNeitherFencesNorTrafficNorNamespaces_Row9_Row16_Row18()
    {
        string[] forbidden = ["namespaces", "resourcequotas", "limitranges", "networkpolicies", "endpoints", "endpointslices", "nodes", "persistentvolumes", "nodes/proxy"];
        foreach (var (_, rule) in Rules().Where(pair => pair.Role is "labplatform-learner" && Strings(pair.Rule, "verbs").Intersect(s_writes, StringComparer.Ordinal).Any()))
        {
            Strings(rule, "resources").Intersect(forbidden, StringComparer.Ordinal).ShouldBeEmpty();
        }
    }

    [Fact]
    public void CheckerAndObserver_OnlyLookAndSeeNoSecrets_Row82()
    {
        foreach (var (_, rule) in Rules().Where(pair => pair.Role is "labplatform-checker" or "labplatform-observer" or "labplatform-session-observer"))
        {
            Strings(rule, "verbs").Except(["get", "list", "watch"], StringComparer.Ordinal).ShouldBeEmpty();
            Strings(rule, "resources").Intersect(["secrets", "pods/exec", "pods/attach", "pods/proxy", "services/proxy"], StringComparer.Ordinal).ShouldBeEmpty();
        }
    }

    [Fact]
    public void Observer_SeesNeitherSecretsNorConfigMaps() =>
        Rules().Where(pair => pair.Role is "labplatform-observer").SelectMany(pair => Strings(pair.Rule, "resources")).Intersect(["secrets", "configmaps"], StringComparer.Ordinal).ShouldBeEmpty();

    [Fact]
    public void Observer_SeesEveryKindThatChecksMayAskFor()
    {
        foreach (var kind in CheckableKind.All)
        {
            var role = ObservedKinds.IsSeenEverywhere(ObservedKinds.Of(kind)) ? "labplatform-observer" : "labplatform-session-observer";
            Kinds(role, "watch").Contains(kind.Plural, StringComparer.Ordinal).ShouldBeTrue(kind.Plural);
            Kinds(role, "list").Contains(kind.Plural, StringComparer.Ordinal).ShouldBeTrue(kind.Plural);
        }

        Kinds("labplatform-observer", "watch").Contains("events", StringComparer.Ordinal).ShouldBeTrue();
    }

    [Fact]
    public void Cleanup_CoversEveryKindALearnerCanMake_Row23()
    {
        var made = Kinds("labplatform-learner", "create").Where(kind => !kind.Contains('/', StringComparison.Ordinal) && kind is not "localsubjectaccessreviews").ToArray();
        string[] known =
        [
            .. LearnerKinds.Workloads.Concat(LearnerKinds.Others).Select(kind => kind.Plural), "pods", "rolebindings",
            .. LearnerKinds.ByDiscovery.Select(pair => pair.Kind.ToLowerInvariant() + "s"),
        ];

        made.Length.ShouldBeGreaterThan(15);
        made.Except(Kinds("labplatform-cleanup", "patch"), StringComparer.Ordinal).ShouldBeEmpty();
        made.Except(Kinds("labplatform-cleanup", "list"), StringComparer.Ordinal).ShouldBeEmpty();
        made.Except(known, StringComparer.Ordinal).ShouldBeEmpty();
    }

    private static IEnumerable<string> Kinds(string role, string verb) => Rules()
        .Where(pair => string.Equals(pair.Role, role, StringComparison.Ordinal) && Strings(pair.Rule, "verbs").Contains(verb, StringComparer.Ordinal))
        .SelectMany(pair => Strings(pair.Rule, "resources")).Distinct(StringComparer.Ordinal);

    private static IEnumerable<(string Role, JsonNode Rule)> Rules() =>
        Of("ClusterRole").SelectMany(role => role["rules"]!.AsArray().Select(rule => (Name(role), rule!)));

    private static IEnumerable<JsonObject> Of(string kind) => s_objects.Where(item => string.Equals((string?)item["kind"], kind, StringComparison.Ordinal));

    private static string Name(JsonObject item) => (string)item["metadata"]!["name"]!;

    private static IEnumerable<string> Strings(JsonNode rule, string key) => rule[key]?.AsArray().Select(item => (string)item!) ?? [];

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "LabPlatform.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The repository's root was not found.");
        }

        return folder;
    }
}
