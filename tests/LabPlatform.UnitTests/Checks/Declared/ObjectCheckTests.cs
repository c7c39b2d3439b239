using LabPlatform.Domain.Checks;
using LabPlatform.Domain.Checks.Declared;

namespace LabPlatform.UnitTests.Checks.Declared;

public sealed class ObjectCheckTests
{
    private const string Leaving = "deletionTimestamp: \"2026-03-01T12:00:00Z\"";

    private readonly LabState _lab = new();

    [Fact]
    public async Task Exists_ItIsThere_Passes()
    {
        _lab.Add("{ apiVersion: v1, kind: ConfigMap, metadata: { name: settings } }");

        await _lab.JudgeAsync(Exists("configmap", "settings")).ShouldPassAsync();
    }

    [Fact]
    public async Task Exists_AnotherNameIsThere_NamesIt()
    {
        await _lab.JudgeAsync(Exists("configmap", "settings")).ShouldFailAsync("There is no ConfigMap settings.");

        _lab.Add("{ apiVersion: v1, kind: ConfigMap, metadata: { name: setings } }");

        await _lab.JudgeAsync(Exists("configmap", "settings")).ShouldFailAsync("There is no ConfigMap settings. There is one called setings.");
    }

    [Fact]
    public async Task Exists_BeingDeleted_NotYet()
    {
        _lab.Add($"{{ apiVersion: v1, kind: ConfigMap, metadata: {{ name: settings, {Leaving} }} }}");

        await _lab.JudgeAsync(Exists("configmap", "settings")).ShouldWaitAsync("ConfigMap settings is being deleted.");
    }

    [Fact]
    public async Task Exists_TheClusterDoesNotShowTheKind_CannotBeChecked()
    {
        _lab.Hide("configmaps", "The cluster does not answer.");

        (await _lab.JudgeAsync(Exists("configmap", "settings"))).ShouldBe(new CheckOutcome.CouldNotCheck("The cluster does not answer."));
    }

    [Fact]
    public async Task Exists_WithTheAuthorsWords_SaysThemFirst()
    {
        var condition = Exists("pod", "web") with { Otherwise = "Make it with kubectl run" };

        await _lab.JudgeAsync(condition).ShouldFailAsync("Make it with kubectl run. There is no Pod web.");
    }

    [Fact]
    public async Task Exists_ByLabels_CountsAndShowsWhatIsThere()
    {
        var condition = new ObjectExists(LabState.Chosen("pods", "app=web"), LabState.Wants(ComparisonKind.AtLeast, "2"));
        await _lab.JudgeAsync(condition).ShouldFailAsync("There are no pods with app=web.");

        _lab.Pod("a", "app: wbe");
        await _lab.JudgeAsync(condition).ShouldFailAsync("There are no pods with app=web. There are: a (app=wbe).");

        _lab.Pod("b");
        await _lab.JudgeAsync(condition).ShouldFailAsync("There is 1 of pods with app=web; at least 2 wanted.");

        _lab.Pod("c");
        await _lab.JudgeAsync(condition).ShouldPassAsync();
        await _lab.JudgeAsync(condition with { Count = LabState.Wants(ComparisonKind.Equals, "1") }).ShouldFailAsync("There are 2 of pods with app=web; 1 wanted: b and c.");
    }

    [Fact]
    public async Task Exists_PodsAreBeingMade_NotYet()
    {
        _lab.Pod("a").Deployment("web", 2, "replicas: 1, updatedReplicas: 1").Add("{ apiVersion: v1, kind: ConfigMap, metadata: { name: x } }");

        await _lab.JudgeAsync(new ObjectExists(LabState.Chosen("pods", "app=web"), LabState.Wants(ComparisonKind.AtLeast, "2")))
            .ShouldWaitAsync("There is 1 of pods with app=web; at least 2 wanted. The pods of Deployment web are being made.");
    }

    [Fact]
    public async Task Exists_TheQuotaKeepsPodsFromBeingMade_FailsAndSaysSo()
    {
        _lab.Pod("a").Deployment("web", 2, "replicas: 1, updatedReplicas: 1, conditions: [{ type: ReplicaFailure, status: \"True\", reason: FailedCreate, message: 'pods \"x\" is forbidden: exceeded quota: labplatform, requested: pods=1, used: pods=20, limited: pods=20' }]");

        (await _lab.JudgeAsync(new ObjectExists(LabState.Chosen("pods", "app=web"), LabState.Wants(ComparisonKind.AtLeast, "2"))))
            .ShouldBeOfType<CheckOutcome.Failed>().Reason.ShouldEndWith("Deployment web cannot make its pods: the lab's quota is used up (pods: 20 of 20 in use, 1 more needed).");
    }

    [Fact]
    public async Task Absent_StillThereThenGoingThenGone()
    {
        var condition = new ObjectIsAbsent(LabState.Named("pod", "box"));
        await _lab.JudgeAsync(condition).ShouldPassAsync();

        await new LabState().Pod("box").JudgeAsync(condition).ShouldFailAsync("Pod box is still there.");
        await new LabState().Add($"{{ apiVersion: v1, kind: Pod, metadata: {{ name: box, {Leaving} }} }}").JudgeAsync(condition).ShouldWaitAsync("Pod box is being deleted.");
        await new LabState().Pod("a").Pod("b").JudgeAsync(new ObjectIsAbsent(LabState.Chosen("pods", "app=web"))).ShouldFailAsync("There are still 2 pods with app=web: a and b.");
    }

    [Fact]
    public async Task Field_OfASpec_FailsWithFoundAndWanted()
    {
        _lab.Deployment("web", 2, "replicas: 2, updatedReplicas: 2, availableReplicas: 2");

        await _lab.JudgeAsync(Field(".spec.template.spec.containers[0].image", ComparisonKind.Equals, "nginx:1.27"))
            .ShouldFailAsync("Deployment web: .spec.template.spec.containers[0].image is “nginx:1.26”; it should be “nginx:1.27”.");
        await _lab.JudgeAsync(Field(".spec.replicas", ComparisonKind.AtLeast, "3")).ShouldFailAsync("Deployment web: .spec.replicas is 2; it should be at least 3.");
        await _lab.JudgeAsync(Field(".spec.minReadySeconds", ComparisonKind.Equals, "5")).ShouldFailAsync("Deployment web: .spec.minReadySeconds is not set; it should be 5.");
        await _lab.JudgeAsync(Field(".spec.replicas", ComparisonKind.Equals, "2")).ShouldPassAsync();
        await _lab.JudgeAsync(Field(".spec.paused", ComparisonKind.IsNotSet)).ShouldPassAsync();
    }

    [Fact]
    public async Task Field_OfAStatusThatIsStillComing_NotYet()
    {
        _lab.Deployment("web", 2, "replicas: 2, updatedReplicas: 2, availableReplicas: 1, readyReplicas: 1").Pod("a", owner: "web-rs").Pod("b", owner: "web-rs", state: "{ waiting: { reason: ContainerCreating } }");

        (await _lab.JudgeAsync(Field(".status.readyReplicas", ComparisonKind.Equals, "2"))).ShouldBeOfType<CheckOutcome.NotYet>().Reason.ShouldBe(
            "Deployment web: .status.readyReplicas is 1; it should be 2. 1 of 2 replicas of Deployment web is new and ready. Pod b: Fetching the image and starting the container.");
    }

    [Fact]
    public async Task Field_OfSeveral_HoldsInEach_AndNoneIsAFailure()
    {
        var condition = new FieldHolds(LabState.Chosen("pods", "app=web"), ".spec.containers[0].image", LabState.Wants(ComparisonKind.Equals, "nginx:1.26"));
        await _lab.JudgeAsync(condition).ShouldFailAsync("There are no pods with app=web.");

        await _lab.Pod("a").Pod("b").JudgeAsync(condition).ShouldPassAsync();

        (await _lab.JudgeAsync(condition with { Value = LabState.Wants(ComparisonKind.Contains, "1.27") })).ShouldBeOfType<CheckOutcome.Failed>().Reason.ShouldStartWith("Pod a:");
    }

    [Fact]
    public async Task Field_OfAPodThatIsBeingReplaced_NotYet()
    {
        _lab.Deployment("web", 2, "replicas: 3, updatedReplicas: 1, availableReplicas: 2").Pod("old", owner: "web-rs");

        (await _lab.JudgeAsync(new FieldHolds(LabState.Chosen("pods", "app=web"), ".spec.containers[0].image", LabState.Wants(ComparisonKind.Equals, "nginx:1.27")))).ShouldBeOfType<CheckOutcome.NotYet>();
    }

    [Theory]
    [InlineData(".a b", ComparisonKind.IsSet)]
    [InlineData(".metadata.name", ComparisonKind.Matches)]
    public async Task Field_TheAuthorsMistake_CannotBeChecked(string path, ComparisonKind kind)
    {
        _lab.Pod("web");

        (await _lab.JudgeAsync(new FieldHolds(LabState.Named("pod", "web"), path, LabState.Wants(kind, "("))))
            .ShouldBeOfType<CheckOutcome.CouldNotCheck>().Reason.ShouldStartWith("The lab's author has made a mistake in this check:");
    }

    [Fact]
    public async Task Combinations_DecideByTheirParts()
    {
        _lab.Pod("web");
        var there = Exists("pod", "web");
        var missing = Exists("pod", "db");

        await _lab.JudgeAsync(new AllOf([there, there])).ShouldPassAsync();
        await _lab.JudgeAsync(new AllOf([there, missing])).ShouldFailAsync("There is no Pod db. There is one called web.");
        await _lab.JudgeAsync(new AnyOf([missing, there])).ShouldPassAsync();
        await _lab.JudgeAsync(new AnyOf([missing, missing])).ShouldFailAsync("There is no Pod db. There is one called web. Or: There is no Pod db. There is one called web.");
        await _lab.JudgeAsync(new NotSo(missing)).ShouldPassAsync();
        await _lab.JudgeAsync(new NotSo(there)).ShouldFailAsync("This should not be so: There is a Pod web.");
        _lab.Hide("pods", "Not now.");
        (await _lab.JudgeAsync(new NotSo(there))).ShouldBe(new CheckOutcome.CouldNotCheck("Not now."));
    }

    [Theory]
    [InlineData("Never", "Failed", true)]
    [InlineData("OnFailure", "Succeeded", true)]
    [InlineData("Always", "Succeeded", false)]
    public async Task Field_PhaseOfAPodThatStillRuns_WaitsWhereItCanEnd(string restartPolicy, string phase, bool waits)
    {
        _lab.Add($$"""
            apiVersion: v1
            kind: Pod
            metadata: { name: once }
            spec: { restartPolicy: {{restartPolicy}}, containers: [{ name: main, image: "nginx:1.26" }] }
            status: { phase: Running, conditions: [{ type: Ready, status: "True" }], containerStatuses: [{ name: main, ready: true, restartCount: 0, image: x, imageID: x, state: { running: {} } }] }
            """);

        var outcome = await _lab.JudgeAsync(new FieldHolds(LabState.Named("pod", "once"), ".status.phase", LabState.Wants(ComparisonKind.Equals, phase)));

        (outcome is CheckOutcome.NotYet).ShouldBe(waits, outcome.ToString());
    }

    private static ObjectExists Exists(string kind, string name) => new(LabState.Named(kind, name), null);

    private static FieldHolds Field(string path, ComparisonKind kind, params System.Collections.Immutable.ImmutableArray<string> values) =>
        new(LabState.Named("deployment", "web"), path, LabState.Wants(kind, values));
}
