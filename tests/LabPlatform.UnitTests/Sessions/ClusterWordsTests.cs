using LabPlatform.Kubernetes.Client;
using LabPlatform.Kubernetes.Namespaces;
using LabPlatform.Kubernetes.Toolboxes;

namespace LabPlatform.UnitTests.Sessions;

/// <summary>What Kubernetes reports, in one plain sentence.</summary>
public sealed class ClusterWordsTests
{
    [Fact]
    public void Quota_Exceeded_SaysWhatOfWhat() =>
        QuotaWords.Find("pods \"x\" is forbidden: exceeded quota: labplatform, requested: limits.cpu=1,pods=1, used: limits.cpu=1500m,pods=20, limited: limits.cpu=2,pods=20")
            .ShouldBe("the lab's quota is used up (limits.cpu: 1500m of 2 in use, 1 more needed; pods: 20 of 20 in use, 1 more needed).");

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("pods is forbidden: User \"x\" cannot create resource \"pods\"")]
    public void Quota_SomethingElse_IsNotAQuota(string? text) => QuotaWords.Find(text).ShouldBeNull();

    [Theory]
    [InlineData("""{"phase":"Pending"}""", "Waiting for a machine to run on.")]
    [InlineData("""{"phase":"Pending","conditions":[{"type":"PodScheduled","status":"False","reason":"Unschedulable","message":"0/1 nodes are available: 1 Insufficient memory."}]}""",
        "No machine of the cluster has room for it: 0/1 nodes are available: 1 Insufficient memory.")]
    [InlineData("""{"phase":"Failed","reason":"Evicted","message":"The node was low on resource: memory."}""", "The cluster threw it out: The node was low on resource: memory.")]
    public void Pod_WithoutAMachine_SaysWhy(string status, string words) => PodWords.Describe(Pod(status, node: false)).ShouldBe(words);

    [Theory]
    [InlineData("""{}""", "Getting the machine ready.")]
    [InlineData("""{"containerStatuses":[{"name":"c","state":{"waiting":{"reason":"ContainerCreating"}}}]}""", "Fetching the image and starting the container.")]
    [InlineData("""{"containerStatuses":[{"name":"c","state":{"waiting":{"reason":"ErrImagePull","message":"rpc error: code = NotFound desc = failed to pull and unpack image: not found"}}}]}""",
        "The image toolbox:9 cannot be fetched. There is no such image or version.")]
    [InlineData("""{"containerStatuses":[{"name":"c","state":{"waiting":{"reason":"ImagePullBackOff","message":"Back-off pulling image \"toolbox:9\""}}}]}""", "The image toolbox:9 cannot be fetched.")]
    [InlineData("""{"containerStatuses":[{"name":"c","state":{"waiting":{"reason":"ErrImagePull","message":"dial tcp 10.0.0.1:5000: connect: connection refused"}}}]}""",
        "The image toolbox:9 cannot be fetched. The place it comes from does not answer.")]
    [InlineData("""{"containerStatuses":[{"name":"c","state":{"waiting":{"reason":"InvalidImageName","message":"x"}}}]}""", "“toolbox:9” is not the name of an image.")]
    [InlineData("""{"containerStatuses":[{"name":"c","state":{"waiting":{"reason":"CrashLoopBackOff","message":"back-off"}},"lastState":{"terminated":{"exitCode":3,"reason":"Error"}}}]}""",
        "It ended with exit code 3. It is started again and again.")]
    [InlineData("""{"containerStatuses":[{"name":"c","state":{"terminated":{"exitCode":137,"reason":"OOMKilled"}}}]}""", "It ran out of memory.")]
    [InlineData("""{"containerStatuses":[{"name":"c","state":{"waiting":{"reason":"CreateContainerConfigError","message":"configmap \"x\" not found"}}}]}""",
        "Its container cannot be started: configmap \"x\" not found.")]
    [InlineData("""{"containerStatuses":[{"name":"c","state":{"running":{}}}]}""", null)]
    public void Pod_OnAMachine_SaysWhatItWaitsFor(string status, string? words) => PodWords.Describe(Pod(status, node: true)).ShouldBe(words);

    [Theory]
    [InlineData("""{"phase":"Failed","reason":"Evicted","message":"The node was low on resource: memory."}""", "Your toolbox was lost. The cluster threw it out: The node was low on resource: memory.")]
    [InlineData("""{"phase":"Failed"}""", "Your toolbox was lost. It failed: no reason was given.")]
    [InlineData("""{"phase":"Running","containerStatuses":[{"name":"c","state":{"terminated":{"exitCode":137,"reason":"OOMKilled"}}}]}""", null)]
    [InlineData("""{"phase":"Unknown"}""", null)]
    [InlineData("""{"phase":"Pending"}""", null)]
    public void Loss_OnlyOfWhatCannotRunAgain_F6(string status, string? words) => PodWords.LossOf(Pod(status, node: true)).ShouldBe(words);

    [Fact]
    public void Loss_GoneOrOnItsWayOut_F6()
    {
        var leaving = Pod("""{"phase":"Running"}""", node: true);
        leaving.Metadata.DeletionTimestamp = DateTimeOffset.UnixEpoch;

        PodWords.LossOf(leaving).ShouldBe("Your toolbox was deleted.");
        PodWords.LossOf(null).ShouldBe("Your toolbox was deleted.");
    }

    [Fact]
    public void Watch_TheKubeletOnlySaysBackOff_TheCauseIsStillTold()
    {
        var said = new List<string?>();
        var watch = new ToolboxWatch("lab-x-sys") { Say = said.Add };

        watch.Look(Pod(Waiting("ErrImagePull", "not found"), node: true));
        watch.Look(Pod(Waiting("ImagePullBackOff", "Back-off pulling image"), node: true));
        watch.Look(Pod(Waiting("ContainerCreating", ""), node: true));

        const string Cause = "The image toolbox:9 cannot be fetched. There is no such image or version.";
        said.ShouldBe([Cause, Cause, "Fetching the image and starting the container."]);
    }

    private static string Waiting(string reason, string message) =>
        $$"""{"containerStatuses":[{"name":"c","state":{"waiting":{"reason":"{{reason}}","message":"{{message}}"} } }]}""";

    private static V1Pod Pod(string status, bool node) => KubernetesJson.Parse<V1Pod>(
        $$"""{"metadata":{"name":"p"},"spec":{ {{(node ? "\"nodeName\":\"n\"," : "")}}"containers":[{"name":"c","image":"toolbox:9"}]},"status":{{status}}}""");
}
