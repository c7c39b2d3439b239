using LabPlatform.Domain.Checks;
using LabPlatform.Domain.Checks.Declared;

namespace LabPlatform.UnitTests.Checks.Declared;

public sealed class RolloutTests
{
    private const string Creating = "{ waiting: { reason: ContainerCreating } }";

    private readonly LabState _lab = new();

    [Fact]
    public async Task Complete_Passes()
    {
        await _lab.Deployment("web", 2, "replicas: 2, updatedReplicas: 2, availableReplicas: 2").JudgeAsync(Of("deployment")).ShouldPassAsync();
        await new LabState().Deployment("web", 0, "").JudgeAsync(Of("deployment")).ShouldPassAsync();
    }

    [Fact]
    public async Task Missing_Fails() => await _lab.JudgeAsync(Of("deployment")).ShouldFailAsync("There is no Deployment web.");

    [Fact]
    public async Task NotTakenUpYet_NotYet() =>
        await _lab.Deployment("web", 2, "replicas: 2, updatedReplicas: 2, availableReplicas: 2", generation: 3).JudgeAsync(Of("deployment"))
            .ShouldWaitAsync("The cluster is just taking up the newest version of Deployment web.");

    [Fact]
    public async Task PodsStart_NotYet() =>
        await _lab.Deployment("web", 2, "replicas: 2, updatedReplicas: 2, availableReplicas: 1").Pod("a", owner: "web-rs").Pod("b", owner: "web-rs", state: Creating).JudgeAsync(Of("deployment"))
            .ShouldWaitAsync("1 of 2 replicas of Deployment web is new and ready. Pod b: Fetching the image and starting the container.");

    [Fact]
    public async Task OldPodsGo_NotYet() =>
        await _lab.Deployment("web", 1, "replicas: 2, updatedReplicas: 1, availableReplicas: 2").Pod("a", owner: "web-rs").JudgeAsync(Of("deployment"))
            .ShouldWaitAsync("The new pods of Deployment web are ready; 1 old one is being taken away.");

    [Theory]
    [InlineData("ErrImagePull", "rpc error: failed to resolve reference: docker.io/library/nginx:1.26: not found")]
    [InlineData("ImagePullBackOff", "Back-off pulling image \"nginx:1.26\"")]
    public async Task ImageThatIsNotThere_FailsAndNamesIt(string reason, string message)
    {
        _lab.Deployment("web", 2, "replicas: 3, updatedReplicas: 1, availableReplicas: 2")
            .Pod("new", owner: "web-rs", state: $"{{ waiting: {{ reason: {reason}, message: '{message}' }} }}")
            .Warning("new", "Failed", "Failed to pull image \"nginx:1.26\": rpc error: docker.io/library/nginx:1.26: not found");

        await _lab.JudgeAsync(Of("deployment")).ShouldFailAsync(
            "0 of 2 replicas of Deployment web are new and ready. Pod new: The image nginx:1.26 cannot be fetched. There is no such image or version.");
    }

    [Theory]
    [InlineData("{ waiting: { reason: CrashLoopBackOff } }", "It ends as soon as it is started.")]
    [InlineData("{ terminated: { exitCode: 3, reason: Error } }", "It ended with exit code 3.")]
    [InlineData("{ waiting: { reason: InvalidImageName } }", "“nginx:1.26” is not the name of an image.")]
    [InlineData("{ waiting: { reason: CreateContainerConfigError, message: 'configmap \"x\" not found' } }", "Its container cannot be started: configmap \"x\" not found.")]
    public async Task ContainerThatCannotRun_Fails(string state, string words) =>
        await _lab.Deployment("web", 1, "replicas: 1, updatedReplicas: 1").Pod("a", owner: "web-rs", state: state).JudgeAsync(Of("deployment"))
            .ShouldFailAsync($"0 of 1 replica of Deployment web are new and ready. Pod a: {words}");

    [Theory]
    [InlineData(1, false)]
    [InlineData(3, true)]
    public async Task ProbeThatFails_IsAFailureOnceItGoesOn(int times, bool failed)
    {
        _lab.Deployment("web", 1, "replicas: 1, updatedReplicas: 1").Pod("a", owner: "web-rs", state: "{ running: {} }")
            .Warning("a", "Unhealthy", "Readiness probe failed: HTTP probe failed with statuscode: 404", times);

        var outcome = await _lab.JudgeAsync(Of("deployment"));

        (outcome is CheckOutcome.Failed).ShouldBe(failed);
        outcome.Reason.ShouldEndWith("Pod a: Its readiness probe fails: HTTP probe failed with statuscode: 404.");
    }

    [Fact]
    public async Task LivenessProbeThatEndsIt_IsToBlame_ButAReadinessProbeIsNot()
    {
        const string Looping = "{ waiting: { reason: CrashLoopBackOff } }";
        (await new LabState().Deployment("web", 1, "replicas: 1, updatedReplicas: 1").Pod("a", owner: "web-rs", state: Looping)
            .Warning("a", "Unhealthy", "Liveness probe failed: connection refused").JudgeAsync(Of("deployment"))).Reason.ShouldEndWith("Its liveness probe fails: connection refused. It is started again and again.");
        (await new LabState().Deployment("web", 1, "replicas: 1, updatedReplicas: 1").Pod("a", owner: "web-rs", state: Looping)
            .Warning("a", "Unhealthy", "Readiness probe failed: connection refused").JudgeAsync(Of("deployment"))).Reason.ShouldEndWith("It ends as soon as it is started.");
    }

    [Fact]
    public async Task VolumeThatIsNotThere_Fails()
    {
        _lab.Deployment("web", 1, "replicas: 1, updatedReplicas: 1").Pod("a", owner: "web-rs", state: Creating)
            .Warning("a", "FailedMount", "MountVolume.SetUp failed for volume \"config\" : configmap \"settings\" not found", 3);

        (await _lab.JudgeAsync(Of("deployment"))).ShouldBeOfType<CheckOutcome.Failed>().Reason.ShouldEndWith("Pod a: A volume of it is not there: configmap \"settings\" not found.");
    }

    [Fact]
    public async Task NoRoomOnAnyMachine_Fails_ButAClaimThatIsBoundMeanwhileDoesNot()
    {
        (await Unscheduled("0/1 nodes are available: 1 Insufficient cpu.")).ShouldBeOfType<CheckOutcome.Failed>().Reason.ShouldContain("No machine of the cluster has room for it: 0/1 nodes are available: 1 Insufficient cpu.");
        (await Unscheduled("pod has unbound immediate PersistentVolumeClaims")).ShouldBeOfType<CheckOutcome.NotYet>();

        static Task<CheckOutcome> Unscheduled(string message) => new LabState().Deployment("web", 1, "replicas: 1, updatedReplicas: 1").Add($$"""
            apiVersion: v1
            kind: Pod
            metadata: { name: a, uid: a, labels: { app: web }, ownerReferences: [{ uid: web-rs, controller: true }] }
            status: { phase: Pending, conditions: [{ type: PodScheduled, status: "False", reason: Unschedulable, message: "{{message}}" }] }
            """).JudgeAsync(Of("deployment"));
    }

    [Fact]
    public async Task Quota_FailsInPlainWords()
    {
        _lab.Deployment(
            "web", 5, "replicas: 2, updatedReplicas: 2, availableReplicas: 2",
            setStatus: "conditions: [{ type: ReplicaFailure, status: \"True\", message: 'pods \"x\" is forbidden: exceeded quota: labplatform, requested: pods=1, used: pods=20, limited: pods=20' }]")
            .Pod("a", owner: "web-rs").Pod("b", owner: "web-rs");

        await _lab.JudgeAsync(Of("deployment")).ShouldFailAsync(
            "2 of 5 replicas of Deployment web are new and ready. No more pods can be made: the lab's quota is used up (pods: 20 of 20 in use, 1 more needed).");
    }

    [Fact]
    public async Task PausedAndTooLate_Fail()
    {
        (await new LabState().Add("""
            { apiVersion: apps/v1, kind: Deployment, metadata: { name: web, uid: web, generation: 1 }, spec: { replicas: 2, paused: true }, status: { observedGeneration: 1, replicas: 2, updatedReplicas: 0, availableReplicas: 2 } }
            """).JudgeAsync(Of("deployment"))).ShouldBeOfType<CheckOutcome.Failed>().Reason.ShouldContain("is paused");
        (await _lab.Deployment("web", 1, "replicas: 1, updatedReplicas: 1, conditions: [{ type: Progressing, status: \"False\", reason: ProgressDeadlineExceeded }]").JudgeAsync(Of("deployment")))
            .ShouldBeOfType<CheckOutcome.Failed>().Reason.ShouldContain("longer than the Deployment allows");
    }

    [Fact]
    public async Task StatefulSet_FollowsItsRevisionAndPods()
    {
        await Set("replicas: 2, readyReplicas: 2, currentRevision: a, updateRevision: a").ShouldPassAsync();
        await Set("replicas: 2, readyReplicas: 1, currentRevision: a, updateRevision: a").ShouldWaitAsync("1 of 2 replicas of StatefulSet web is ready.");
        await Set("replicas: 2, readyReplicas: 2, currentRevision: a, updateRevision: b").ShouldWaitAsync("2 of 2 replicas of StatefulSet web are ready, and some are of an old version.");

        static Task<CheckOutcome> Set(string status) => new LabState().Add(
            $"{{ apiVersion: apps/v1, kind: StatefulSet, metadata: {{ name: web, uid: web, generation: 1 }}, spec: {{ replicas: 2 }}, status: {{ observedGeneration: 1, {status} }} }}").JudgeAsync(Of("statefulset"));
    }

    [Fact]
    public async Task DaemonSet_FollowsItsMachines()
    {
        await Set("desiredNumberScheduled: 2, updatedNumberScheduled: 2, numberAvailable: 2").ShouldPassAsync();
        await Set("desiredNumberScheduled: 2, updatedNumberScheduled: 2, numberAvailable: 1").ShouldWaitAsync("1 of 2 pods of DaemonSet web is new and ready.");

        static Task<CheckOutcome> Set(string status) => new LabState().Add(
            $"{{ apiVersion: apps/v1, kind: DaemonSet, metadata: {{ name: web, uid: web, generation: 1 }}, status: {{ observedGeneration: 1, {status} }} }}").JudgeAsync(Of("daemonset"));
    }

    private static RolloutIsComplete Of(string kind) => new(LabState.Named(kind, "web"));
}
