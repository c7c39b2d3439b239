using System.Collections.Immutable;
using LabPlatform.Domain.Checks;
using LabPlatform.Domain.Checks.Declared;
using LabPlatform.Domain.ClusterViews;
using LabPlatform.Domain.Sessions;
using LabPlatform.Kubernetes.Checks.Declared;
using LabPlatform.Kubernetes.Client;
using LabPlatform.Kubernetes.ClusterViews;
using LabPlatform.Kubernetes.Judging;
using LabPlatform.Kubernetes.Watching;
using LabPlatform.Tests.Shared.Fakes;

namespace LabPlatform.UnitTests.Checks.Declared;

/// <summary>What one session has in its namespace, written as manifests, and what conditions and the cluster view say of it.</summary>
internal sealed class LabState
{
    private readonly List<KubernetesObject> _objects = [];
    private readonly Dictionary<string, string> _unknown = new(StringComparer.Ordinal);

    public LabSession Session { get; } = new()
    {
        Id = SessionId.New(),
        Learner = LearnerId.New(),
        Scenario = TestScenarios.OneStep.Id,
        State = SessionState.Ready,
        CreatedAt = default,
        LastActivityAt = default,
        Deadline = default,
    };

    public string Namespace => Session.Namespaces[VirtualNamespace.Default].Name;

    /// <summary>What requests and commands say; null puts them off.</summary>
    public Func<Condition, LabSpace?, Task<CheckOutcome>>? Ask { get; set; }

    public static ObjectReference Named(string kind, string name) => new(KindOf(kind), name, null, VirtualNamespace.Default);

    public static ObjectReference Chosen(string kind, string? labels) => new(KindOf(kind), null, labels, VirtualNamespace.Default);

    public static Comparison Wants(ComparisonKind kind, params ImmutableArray<string> values) => new(kind, values);

    public LabState Add(string manifests)
    {
        foreach (var manifest in KubernetesYaml.Parse(manifests))
        {
            _objects.Add(KubernetesJson.Parse<KubernetesObject>(manifest.ToJsonString()));
        }

        return this;
    }

    /// <param name="name">Also its uid.</param>
    /// <param name="labels">As in YAML, without the braces.</param>
    /// <param name="owner">Uid of what made it.</param>
    /// <param name="state">Of its one container, as in YAML; ready without.</param>
    public LabState Pod(string name, string labels = "app: web", string? owner = null, string? state = null) => Add($$"""
        apiVersion: v1
        kind: Pod
        metadata: { name: {{name}}, uid: {{name}}, labels: { {{labels}} }, ownerReferences: [{{(owner is null ? "" : $"{{ uid: {owner}, controller: true, kind: ReplicaSet, name: x }}")}}] }
        spec: { nodeName: node, containers: [{ name: main, image: "nginx:1.26" }] }
        status:
          phase: {{(state is null ? "Running" : "Pending")}}
          conditions: [{ type: Ready, status: "{{state is null}}" }]
          containerStatuses: [{ name: main, ready: {{(state is null ? "true" : "false")}}, restartCount: 0, image: "nginx:1.26", imageID: "", state: {{state ?? "{ running: {} }"}} }]
        """);

    public LabState Service(string name, string selector, string ports = "[{ port: 80, targetPort: 8080 }]") => Add($$"""
        apiVersion: v1
        kind: Service
        metadata: { name: {{name}}, uid: {{name}} }
        spec: { clusterIP: 10.96.0.7, selector: { {{selector}} }, ports: {{ports}} }
        """);

    /// <summary>A Deployment with its newest ReplicaSet, which has the uid <c>NAME-rs</c>.</summary>
    public LabState Deployment(string name, int wanted, string status, string labels = "app: web", string setStatus = "", long generation = 2) => Add($$"""
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: {{name}}, uid: {{name}}, generation: {{generation}} }
        spec: { replicas: {{wanted}}, template: { metadata: { labels: { {{labels}} } }, spec: { containers: [{ name: main, image: "nginx:1.26" }] } } }
        status: { observedGeneration: 2, {{status}} }
        ---
        apiVersion: apps/v1
        kind: ReplicaSet
        metadata: { name: {{name}}-rs, uid: {{name}}-rs, generation: 1, annotations: { deployment.kubernetes.io/revision: "2" }, ownerReferences: [{ uid: {{name}}, controller: true, kind: Deployment, name: {{name}} }] }
        spec: { replicas: {{wanted}}, template: { metadata: { labels: { {{labels}} } } } }
        status: { observedGeneration: 1, replicas: {{wanted}}, {{setStatus}} }
        """);

    public LabState Warning(string uid, string reason, string message, int count = 1) => Add($$"""
        apiVersion: v1
        kind: Event
        metadata: { name: {{uid}}.{{_objects.Count}} }
        type: Warning
        reason: {{reason}}
        message: '{{message.Replace("'", "''", StringComparison.Ordinal)}}'
        count: {{count}}
        lastTimestamp: "2026-03-01T12:00:00Z"
        involvedObject: { uid: {{uid}} }
        """);

    /// <summary>The cluster does not show this kind.</summary>
    public LabState Hide(string plural, string why)
    {
        _unknown[plural] = why;
        return this;
    }

    public Task<CheckOutcome> JudgeAsync(Condition condition)
    {
        var kinds = ConditionKinds.Of(new DeclaredCheck("checks.yaml", [condition]), Session.Namespaces);
        return new ConditionJudge(Session, See(kinds), Ask).JudgeAsync(condition);
    }

    public ClusterPicture Draw(string? trouble = null) => ClusterView.Draw(See(ClusterView.KindsIn([Namespace])), [.. Session.Namespaces.Learner], trouble);

    private SeenObjects See(IEnumerable<(ApiResource<KubernetesObject> Kind, string Namespace)> kinds) => new(kinds.ToDictionary(
        kind => (kind.Kind.Plural, kind.Namespace),
        kind => _unknown.TryGetValue(kind.Kind.Plural, out var why)
            ? SeenKind.Unknown(why)
            : new SeenKind([.. _objects.Where(item => string.Equals(item.Kind, kind.Kind.Kind, StringComparison.Ordinal)).Select(item => new SeenObject(item))], null)));

    private static CheckableKind KindOf(string name) => CheckableKind.TryFind(name, out var kind) ? kind : throw new ArgumentException(name, nameof(name));
}

internal static class OutcomeAssertions
{
    public static async Task ShouldPassAsync(this Task<CheckOutcome> outcome) => (await outcome).ShouldBe(new CheckOutcome.Passed(""));

    public static async Task ShouldFailAsync(this Task<CheckOutcome> outcome, string reason) => (await outcome).ShouldBe(new CheckOutcome.Failed(reason));

    public static async Task ShouldWaitAsync(this Task<CheckOutcome> outcome, string reason) => (await outcome).ShouldBe(new CheckOutcome.NotYet(reason));
}
