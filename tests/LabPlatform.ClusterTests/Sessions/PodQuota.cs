using System.Text.Json.Nodes;
using LabPlatform.Domain.Sessions;
using LabPlatform.Kubernetes.Client;
using LabPlatform.Tests.Shared;

namespace LabPlatform.ClusterTests.Sessions;

/// <summary>Uses up what the platform's own namespace of a session may hold: three pods.</summary>
internal static class PodQuota
{
    /// <remarks>
    /// First the pods that were deleted must be counted no more: the count that is under way then may miss a pod made meanwhile, and would
    /// leave room for one too many.
    /// </remarks>
    public static async Task TakeAsync(LabCluster cluster, LabSession session, int pods)
    {
        await Waits.UntilAsync("the deleted pods are counted no more", () => IsCountedAsync(cluster.Admin, session.Namespaces.System.Name));
        for (var number = 1; number <= pods; number++)
        {
            var name = $"taken-{number}";
            await Waits.UntilAsync($"{name} is made", () => CreatePodAsync(cluster.Admin, session.Namespaces.System.Name, name));
        }
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static async Task<bool> IsCountedAsync(KubernetesClient client, string @namespace)
    {
        var pods = await client.ListAsync(ApiResource.Pods, @namespace, Token);
        var quota = await client.GetAsync(ApiResource.ResourceQuotas, @namespace, "labplatform", Token);
        return quota.Field("status", "used", "pods") is { } used && string.Equals(used.GetString(), $"{pods.Items.Length}", StringComparison.Ordinal);
    }

    private static async Task<bool> CreatePodAsync(KubernetesClient client, string @namespace, string name)
    {
        try
        {
            await client.CreateAsync(
                ApiResource.Pods,
                @namespace,
                new JsonObject
                {
                    ["metadata"] = new JsonObject { ["name"] = name },
                    ["spec"] = new JsonObject
                    {
                        ["automountServiceAccountToken"] = false,
                        ["terminationGracePeriodSeconds"] = 0,
                        ["containers"] = new JsonArray(new JsonObject { ["name"] = "c", ["image"] = "busybox", ["command"] = new JsonArray("sleep", "3600") }),
                    },
                },
                Token);
            return true;
        }
        catch (KubernetesException exception) when (exception.IsForbidden)
        {
            return false; // the pods that were deleted are still counted
        }
    }
}
