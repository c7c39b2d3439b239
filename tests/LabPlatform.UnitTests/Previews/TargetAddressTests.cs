using LabPlatform.Domain.Previews;
using LabPlatform.Domain.Sessions;
using LabPlatform.Kubernetes.Client;
using LabPlatform.Kubernetes.Previews;
using LabPlatform.Kubernetes.Watching;

namespace LabPlatform.UnitTests.Previews;

/// <summary>Where connections go: only to addresses the cluster has given, and never to what a learner wrote as a name.</summary>
public sealed class TargetAddressTests
{
    private const string Pod = """
        kind: Pod
        metadata: { name: web-1, labels: { app: web } }
        spec: { containers: [{ name: main }] }
        status: { phase: Running, podIP: 10.210.0.17, conditions: [{ type: Ready, status: "True" }] }
        ---

        """;

    private static readonly PreviewTarget s_service = new(PreviewTargetKind.Service, VirtualNamespace.Default, "web");
    private static readonly PreviewTarget s_pod = new(PreviewTargetKind.Pod, VirtualNamespace.Default, "web-1");

    [Fact]
    public void Service_IsAtItsClusterAddress() =>
        Find(Pod + Service("clusterIP: 10.96.0.7, selector: { app: web }, ports: [{ port: 80, targetPort: 8080 }]"), s_service).ShouldBe(("10.96.0.7", 80));

    [Fact]
    public void Pod_IsAtItsOwnAddress() => Find(Pod, s_pod).ShouldBe(("10.210.0.17", 80));

    [Theory]
    [InlineData("type: ExternalName, externalName: 169.254.169.254, ports: [{ port: 80 }]", "Service web has no address of its own in the cluster. Open one of its pods instead.")]
    [InlineData("type: ExternalName, externalName: kubernetes.default.svc", "Service web has no TCP port 80.")]
    [InlineData("clusterIP: None, selector: { app: web }, ports: [{ port: 80 }]", "Service web has no address of its own in the cluster. Open one of its pods instead.")]
    [InlineData("clusterIP: 10.96.0.7, selector: { app: web }, ports: [{ port: 80, protocol: UDP }]", "Service web has no TCP port 80.")]
    [InlineData("clusterIP: 10.96.0.7, selector: { app: web }, ports: [{ port: 81 }]", "Service web has no TCP port 80.")]
    [InlineData("clusterIP: 10.96.0.7, ports: [{ port: 80 }]", "Service web has no selector, so it reaches no pods.")]
    [InlineData("clusterIP: 10.96.0.7, selector: { app: shop }, ports: [{ port: 80 }]", "No pod has the labels that Service web looks for, so nobody answers.")]
    public void Service_ThatLeadsNowhereOrElsewhere_IsNotFollowed_Row63(string spec, string words) =>
        Should.Throw<PortException>(() => Find(Pod + Service(spec), s_service)).Message.ShouldBe(words);

    [Fact]
    public void WhatIsNotThere_IsSaid()
    {
        Should.Throw<PortException>(() => Find(Pod, s_service)).Message.ShouldBe("There is no Service web.");
        Should.Throw<PortException>(() => Find(Pod, s_pod with { Name = "web-2" })).Message.ShouldBe("Pod web-2 is not there any more.");
        Should.Throw<PortException>(() => Find(Pod.Replace("Running", "Succeeded", StringComparison.Ordinal), s_pod)).Message.ShouldBe("Pod web-1 is not there any more.");
        Should.Throw<PortException>(() => Find(Pod.Replace("podIP: 10.210.0.17, ", "", StringComparison.Ordinal), s_pod)).Message.ShouldBe("Pod web-1 has not started yet.");
        Should.Throw<PortException>(() => Find(Pod.Replace("\"True\"", "\"False\"", StringComparison.Ordinal) + Service("clusterIP: 10.96.0.7, selector: { app: web }, ports: [{ port: 80 }]"), s_service))
            .Message.ShouldBe("None of the pods of Service web is ready yet.");
    }

    private static string Service(string spec) => $$"""
        kind: Service
        metadata: { name: web }
        spec: { {{spec}} }
        """;

    private static (string Host, int Port) Find(string manifests, PreviewTarget target)
    {
        var objects = KubernetesYaml.Parse(manifests).Select(manifest => KubernetesJson.Parse<KubernetesObject>(manifest.ToJsonString())).ToList();
        SeenKind Of(string kind) => new([.. objects.Where(item => string.Equals(item.Kind, kind, StringComparison.Ordinal)).Select(item => new SeenObject(item))], null);
        var seen = new SeenObjects(new Dictionary<(string, string), SeenKind> { [("pods", "ns")] = Of("Pod"), [("services", "ns")] = Of("Service") });
        return TargetAddress.Find(seen, "ns", target, 80);
    }
}
