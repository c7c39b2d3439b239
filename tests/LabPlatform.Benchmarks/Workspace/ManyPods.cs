using System.Globalization;
using System.Text.Json.Nodes;
using LabPlatform.Kubernetes.Client;

namespace LabPlatform.Benchmarks.Workspace;

/// <summary>
/// Pods in a learner's namespace that are objects only: no scheduler takes them, and what a kubelet would say about them is written here.
/// Deployments make them, behind Services, as in a lab: each change of a pod changes its makers, too.
/// </summary>
internal sealed class ManyPods(KubernetesClient admin, string @namespace)
{
    public const int Count = 200;

    private const int Deployments = 10;

    private const int Writers = 8;

    private static readonly DeleteOptions s_atOnce = new() { GracePeriodSeconds = 0 };

    /// <summary>In no order; all of them ready.</summary>
    /// <returns>Names and uids.</returns>
    public async Task<IReadOnlyList<(string Name, string Uid)>> MakeAsync(CancellationToken cancellationToken)
    {
        // What a learner may have is far less.
        await admin.DeleteCollectionAsync(ApiResource.ResourceQuotas, @namespace, cancellationToken, deleteOptions: s_atOnce);
        for (var number = 0; number < Deployments; number++)
        {
            await admin.ApplyYamlAsync(Manifest($"web-{number}", $"v{number % 3 + 1}", Count / Deployments), @namespace, cancellationToken);
        }

        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        KubernetesList<V1Pod> pods;
        do
        {
            await pause.WaitForNextTickAsync(cancellationToken);
            pods = await admin.ListAsync(ApiResource.Pods, @namespace, cancellationToken);
        }
        while (pods.Items.Length < Count);

        await Parallel.ForEachAsync(pods.Items, new ParallelOptions { MaxDegreeOfParallelism = Writers, CancellationToken = cancellationToken }, async (pod, token) =>
            await SayAsync(pod.Name, isReady: true, token));
        return [.. pods.Items.Select(pod => (pod.Name, pod.Metadata.Uid!))];
    }

    /// <summary>Says about a pod what its kubelet would.</summary>
    public Task SayAsync(string pod, bool isReady, CancellationToken cancellationToken)
    {
        var container = new JsonObject
        {
            ["name"] = "web",
            ["image"] = "web",
            ["imageID"] = "",
            ["ready"] = isReady,
            ["restartCount"] = 0,
            ["state"] = new JsonObject { ["running"] = new JsonObject() },
        };
        var status = new JsonObject
        {
            ["phase"] = "Running",
            ["conditions"] = new JsonArray(new JsonObject { ["type"] = "Ready", ["status"] = isReady ? "True" : "False" }),
            ["containerStatuses"] = new JsonArray(container),
        };
        return admin.PatchAsync(ApiResource.Pods, @namespace, pod, V1Patch.Merge(new JsonObject { ["status"] = status }), cancellationToken, "status");
    }

    private static string Manifest(string name, string version, int replicas) => string.Create(CultureInfo.InvariantCulture, $$"""
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: {{name}} }
        spec:
          replicas: {{replicas}}
          selector: { matchLabels: { app: {{name}} } }
          template:
            metadata: { labels: { app: {{name}}, version: {{version}} } }
            spec:
              schedulerName: nobody
              containers: [ { name: web, image: labplatform/web:{{version}} } ]
        ---
        apiVersion: v1
        kind: Service
        metadata: { name: {{name}} }
        spec: { selector: { app: {{name}} }, ports: [ { port: 80, targetPort: 8080, protocol: TCP } ] }
        """);
}
