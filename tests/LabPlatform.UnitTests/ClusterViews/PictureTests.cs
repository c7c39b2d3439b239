using LabPlatform.Domain.ClusterViews;
using LabPlatform.UnitTests.Checks.Declared;

namespace LabPlatform.UnitTests.ClusterViews;

/// <summary>What is drawn of objects as the API server has them.</summary>
public sealed class PictureTests
{
    private const string Complete = "replicas: 1, updatedReplicas: 1, availableReplicas: 1";

    private readonly LabState _lab = new();

    [Fact]
    public void NothingThere_IsEmpty()
    {
        var picture = _lab.Draw();

        picture.IsEmpty.ShouldBeTrue();
        picture.Trouble.ShouldBeNull();
    }

    [Fact]
    public void BlueGreen_TheArrowLeadsToTheColourThatTheSelectorNames()
    {
        _lab.Deployment("blue", 1, Complete, "app: web, color: blue").Pod("blue-1", "app: web, color: blue", "blue-rs")
            .Deployment("green", 1, Complete, "app: web, color: green").Pod("green-1", "app: web, color: green", "green-rs")
            .Service("web", "app: web, color: green");

        var service = Drawn().Services.ShouldHaveSingleItem();

        service.ShouldSatisfyAllConditions(
            () => service.Selector.ShouldBe("app=web,color=green"),
            () => service.Ports.ShouldBe("80 → 8080"),
            () => service.Remark.ShouldBeNull(),
            () => service.Arrows.ShouldBe([new ServiceArrow("green-rs", "green", 1, 1)]));
        Pod("green-1").Sentence.ShouldBe("It runs and is ready. Service web sends it requests.");
        Pod("blue-1").Sentence.ShouldBe("It runs and is ready. No Service sends it requests.");
    }

    [Fact]
    public void Canary_OneArrowToEachSide_WithItsNumbers()
    {
        _lab.Deployment("stable", 2, "replicas: 2, updatedReplicas: 2, availableReplicas: 2").Pod("a", owner: "stable-rs").Pod("b", owner: "stable-rs")
            .Deployment("canary", 1, "replicas: 1, updatedReplicas: 1").Pod("c", owner: "canary-rs", state: "{ waiting: { reason: ContainerCreating } }")
            .Service("web", "app: web");

        Drawn().Services[0].Arrows.ShouldBe([new ServiceArrow("canary-rs", "canary", 1, 0), new ServiceArrow("stable-rs", "stable", 2, 2)], ignoreOrder: true);
    }

    [Theory]
    [InlineData("app: shop", "No pod has this label, so nobody answers.")]
    [InlineData("app: web, color: purple", "No pod has these labels, so nobody answers.")]
    [InlineData("", "It has no selector, so it reaches no pods.")]
    [InlineData("state: late", "None of its pods is ready, so nobody answers.")]
    public void Service_ThatReachesNobody_SaysWhy(string selector, string words)
    {
        _lab.Pod("a").Pod("b", "state: late", state: "{ waiting: { reason: ContainerCreating } }").Service("web", selector);

        Drawn().Services[0].Remark.ShouldBe(words);
    }

    [Fact]
    public void Rollout_ShowsBothRevisions_TheOldestFirst_AndWhatIsStillToCome()
    {
        _lab.Deployment("web", 2, "replicas: 3, updatedReplicas: 1, availableReplicas: 2").Pod("new-1", owner: "web-rs", state: "{ waiting: { reason: ContainerCreating } }")
            .Add("""
                apiVersion: apps/v1
                kind: ReplicaSet
                metadata: { name: web-old, uid: web-old, annotations: { deployment.kubernetes.io/revision: "1" }, ownerReferences: [{ uid: web, controller: true, kind: Deployment, name: web }] }
                spec: { replicas: 2 }
                ---
                apiVersion: apps/v1
                kind: ReplicaSet
                metadata: { name: web-oldest, uid: web-oldest, annotations: { deployment.kubernetes.io/revision: "0" }, ownerReferences: [{ uid: web, controller: true, kind: Deployment, name: web }] }
                spec: { replicas: 0 }
                """)
            .Pod("old-1", owner: "web-old").Pod("old-2", owner: "web-old");

        var workload = Drawn().Workloads.ShouldHaveSingleItem();

        workload.ShouldSatisfyAllConditions(
            () => (workload.Kind, workload.Name, workload.Ready, workload.Wanted).ShouldBe(("Deployment", "web", 2, 2)),
            () => workload.State.ShouldBe(ObjectState.Waiting),
            () => workload.Remark.ShouldBe("0 of 2 replicas of Deployment web are new and ready. Pod new-1: Fetching the image and starting the container."),
            () => workload.Groups.Select(group => (group.Id, group.Revision)).ShouldBe([("web-old", 1), ("web-rs", 2)]),
            () => workload.Groups[0].Pods.Select(pod => pod.Name).ShouldBe(["old-1", "old-2"]));
    }

    [Fact]
    public void Pod_WithAnImageThatIsNotThere_SaysSo()
    {
        _lab.Pod("web", state: "{ waiting: { reason: ErrImagePull, message: 'nginx:1.26: not found' } }");

        var pod = Pod("web");

        pod.State.ShouldBe(ObjectState.Failing);
        pod.Sentence.ShouldBe("The image nginx:1.26 cannot be fetched. There is no such image or version.");
    }

    [Fact]
    public void Pods_NobodyMade_AreDrawnTogether_EachWithItsState()
    {
        _lab.Pod("a").Pod("b", state: "{ waiting: { reason: ContainerCreating } }").Add("""
            apiVersion: v1
            kind: Pod
            metadata: { name: c, uid: c, deletionTimestamp: "2026-03-01T12:00:00Z" }
            spec: { nodeName: node, containers: [{ name: main, image: busybox }] }
            status: { phase: Running, conditions: [{ type: Ready, status: "True" }] }
            ---
            apiVersion: v1
            kind: Pod
            metadata: { name: d, uid: d }
            spec: { nodeName: node, containers: [{ name: main, image: busybox }] }
            status: { phase: Succeeded, containerStatuses: [{ name: main, restartCount: 2, state: { terminated: { exitCode: 0 } } }] }
            """);

        var own = Drawn().Workloads.ShouldHaveSingleItem();

        own.Kind.ShouldBeNull();
        own.Groups[0].Pods.Select(pod => (pod.Name, pod.State, pod.Restarts)).ShouldBe(
            [("a", ObjectState.Ready, 0), ("b", ObjectState.Waiting, 0), ("c", ObjectState.Going, 0), ("d", ObjectState.Done, 2)]);
        Pod("d").Sentence.ShouldBe("It has done its work and ended.");
    }

    [Theory]
    [InlineData("nginx:1.26", "1.26")]
    [InlineData("nginx", "latest")]
    [InlineData("registry:5000/shop/web", "latest")]
    [InlineData("registry:5000/shop/web:v2", "v2")]
    [InlineData("web@sha256:0123456789abcdef", "0123456")]
    [InlineData("web:v1@sha256:0123456789abcdef", "0123456")]
    public void Version_IsTheImagesTag(string image, string version)
    {
        _lab.Add(PodOf("a", image));

        Pod("a").Version.ShouldBe(version);
    }

    [Theory]
    [InlineData("version: green")]
    [InlineData("app.kubernetes.io/version: green")]
    public void Version_ALabelSaysItBetter(string label)
    {
        _lab.Add(PodOf("a", "web:v2", label));

        Pod("a").Version.ShouldBe("green");
    }

    [Theory]
    [InlineData("{ succeeded: 3, conditions: [{ type: Complete, status: 'True' }] }", ObjectState.Done, 3, null)]
    [InlineData("{ succeeded: 1, active: 1 }", ObjectState.Waiting, 1, null)]
    [InlineData("{ failed: 2, active: 1 }", ObjectState.Waiting, 0, "2 tries failed; the Job tries again.")]
    [InlineData("{ failed: 4, conditions: [{ type: Failed, status: 'True', message: 'Job has reached the specified backoff limit' }] }", ObjectState.Failing, 0, "The Job has given up: Job has reached the specified backoff limit.")]
    public void Job_CountsWhatIsDone(string status, ObjectState state, int done, string? remark)
    {
        _lab.Add($$"""
            apiVersion: batch/v1
            kind: Job
            metadata: { name: sums, uid: sums }
            spec: { completions: 3 }
            status: {{status}}
            """);

        var job = Drawn().Workloads.ShouldHaveSingleItem();

        (job.State, job.Ready, job.Wanted, job.Remark).ShouldBe((state, done, 3, remark));
    }

    [Fact]
    public void Pod_TellsWhatItUses_AndWhatWasNoted()
    {
        _lab.Add("""
            apiVersion: v1
            kind: Pod
            metadata: { name: a, uid: a, labels: { app: web, pod-template-hash: 5c9f8d } }
            spec:
              nodeName: node
              volumes: [{ name: s, configMap: { name: settings } }, { name: d, persistentVolumeClaim: { claimName: data } }, { name: t, secret: { secretName: default-token-x2k4q } }]
              containers:
              - { name: main, image: nginx, envFrom: [{ secretRef: { name: password } }], env: [{ name: A, value: b }, { name: C, valueFrom: { configMapKeyRef: { name: settings, key: c } } }] }
            status: { phase: Running, podIP: 10.1.2.3, conditions: [{ type: Ready, status: "True" }] }
            ---
            apiVersion: v1
            kind: PersistentVolumeClaim
            metadata: { name: data }
            spec: { resources: { requests: { storage: 1Gi } } }
            status: { phase: Bound }
            """).Warning("a", "Unhealthy", "Readiness probe failed: 404", 3).Warning("somebody-else", "BackOff", "no");

        var pod = Pod("a");

        pod.Labels.ShouldBe(["app=web"]);
        pod.Uses.ShouldBe(["ConfigMap settings", "PersistentVolumeClaim data", "Secret password"]);
        pod.Ip.ShouldBe("10.1.2.3");
        var noted = pod.Events.ShouldHaveSingleItem();
        (noted.IsWarning, noted.Reason, noted.Message, noted.Count).ShouldBe((true, "Unhealthy", "Readiness probe failed: 404", 3));
        Drawn().Claims.ShouldBe([new ClaimPicture("data", "Bound", "1Gi")]);
    }

    [Fact]
    public void Trouble_IsTold_AndWhatWasSeenLastIsDrawn()
    {
        _lab.Pod("a");

        var picture = _lab.Draw("The cluster does not answer.");

        picture.Trouble.ShouldBe("The cluster does not answer.");
        picture.Pods.ShouldHaveSingleItem();
    }

    [Fact]
    public void WhatLearnersWrite_NeverKeepsThePictureFromBeingDrawn()
    {
        _lab.Pod("a", state: "{ waiting: { reason: CreateContainerError, message: 'exceeded quota: q, requested: a=1,a=1, used: a=1,a=2, limited: a=1' } }")
            .Warning("a", "Made-up", new string('x', 100_000))
            .Add("""
                apiVersion: v1
                kind: Event
                metadata: { name: hostile }
                type: Warning
                reason: Failed
                lastTimestamp: "0000-01-01T00:00:00Z"
                involvedObject: { uid: a }
                """);

        var pod = Pod("a");

        pod.Sentence.ShouldBe("Its container cannot be started: the lab's quota is used up (a: 2 of 1 in use, 1 more needed).");
        pod.Events.ShouldHaveSingleItem().Message.Length.ShouldBeLessThan(400);
    }

    private static string PodOf(string name, string image, string label = "app: web") => $$"""
        apiVersion: v1
        kind: Pod
        metadata: { name: {{name}}, uid: {{name}}, labels: { {{label}} } }
        spec: { nodeName: node, containers: [{ name: main, image: "{{image}}" }] }
        status: { phase: Running, conditions: [{ type: Ready, status: "True" }] }
        """;

    private NamespacePicture Drawn() => _lab.Draw().Namespaces.ShouldHaveSingleItem();

    private PodPicture Pod(string name) => _lab.Draw().Pods.Single(pod => string.Equals(pod.Name, name, StringComparison.Ordinal));
}
