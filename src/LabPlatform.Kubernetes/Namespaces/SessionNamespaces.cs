using System.Globalization;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using LabPlatform.Domain.Environments;
using LabPlatform.Domain.Sessions;
using LabPlatform.Kubernetes.Client;

namespace LabPlatform.Kubernetes.Namespaces;

/// <summary>
/// Makes a session's namespaces and everything that fences them in. Nobody gets a right in a namespace before its limits, its
/// counted quota and its isolation are there. Every step can be done again.
/// </summary>
internal sealed class SessionNamespaces(LabIdentities identities, ISessionStore store, ApiServerAddresses apiServer, FoundNamespaces found)
{
    /// <summary>Account of the toolbox, in the platform's own namespace of the session.</summary>
    public const string LearnerAccount = "learner";

    /// <summary>Account of the checker, same place.</summary>
    public const string CheckerAccount = "checker";

    private const string PlatformNamespace = "labplatform";

    /// <exception cref="EnvironmentException">In words.</exception>
    public async Task CreateAsync(LabSession session, ProvisioningStages stages)
    {
        var client = identities.Provisioner;
        var system = session.Namespaces.System.Name;
        var learner = session.Namespaces.Learner.Values;
        await stages.RunAsync("namespaces", "Making your namespaces", "could not make the lab's namespaces", (_, token) =>
            MakeNamespacesAsync(client, session, token)).ConfigureAwait(false);

        await stages.RunAsync("limits", "Setting limits and isolation", "could not set the lab's limits", (say, token) => Task.WhenAll(
            [
                FenceAsync(session, system, "limits-system.yaml", "quota-system.yaml", say, token),
                .. learner.Select(host => FenceAsync(session, host.Name, "limits-learner.yaml", "quota-learner.yaml", say, token)),
                AccountAsync(client, system, LearnerAccount, token),
                AccountAsync(client, system, CheckerAccount, token),
            ])).ConfigureAwait(false);

        await stages.RunAsync("access", "Giving you access", "could not give access to the lab's namespaces", (_, token) => Task.WhenAll(
            [
                BindAsync(client, system, "labplatform-toolboxes", "provisioner", PlatformNamespace, token),
                BindAsync(client, system, "labplatform-web", "web", PlatformNamespace, token),
                .. learner.Select(host => BindAsync(client, host.Name, "labplatform-learner", LearnerAccount, system, token)),
                .. learner.Select(host => BindAsync(client, host.Name, "labplatform-checker", CheckerAccount, system, token)),
                .. learner.Select(host => BindAsync(client, host.Name, "labplatform-session-observer", "observer", PlatformNamespace, token)),
            ])).ConfigureAwait(false);
    }

    /// <exception cref="EnvironmentException">In words.</exception>
    public Task SetDeadlineAsync(SessionId session, DateTimeOffset deadline, CancellationToken cancellationToken)
    {
        var change = new JsonObject
        {
            ["metadata"] = new JsonObject { ["annotations"] = new JsonObject { [LabLabels.Expires] = Seconds(deadline) } },
        };
        return ClusterCalls.TellAsync("could not extend the lab", async () =>
        {
            // Whatever carries the session's label: one that was left out would be taken for over.
            var all = await found.ListAsync(session, cancellationToken).ConfigureAwait(false);
            await Task.WhenAll(all.Select(item =>
                identities.Provisioner.PatchAsync(ApiResource.Namespaces, null, item.Name, V1Patch.Merge(change), cancellationToken))).ConfigureAwait(false);
        });
    }

    private async Task MakeNamespacesAsync(KubernetesClient client, LabSession session, CancellationToken cancellationToken)
    {
        var instance = await store.GetInstanceAsync(cancellationToken).ConfigureAwait(false);
        var map = session.Namespaces;
        await Task.WhenAll(
            [
                ApplyAsync(map.System, LabLabels.System, ""),
                .. map.Learner.Select(pair => ApplyAsync(pair.Value, LabLabels.Learner, pair.Key.Name)),
            ]).ConfigureAwait(false);

        Task ApplyAsync(HostNamespace host, string role, string virtualName) => client.ApplyAsync(ApiResource.Namespaces, null, Manifest.Render(
            "namespace.yaml",
            ("namespace", host.Name),
            ("session", session.Id.Value),
            ("role", role),
            ("instance", instance),
            ("expires", Seconds(session.Deadline)),
            ("owner", session.Learner.Value),
            ("virtual", virtualName)), cancellationToken);
    }

    private async Task FenceAsync(LabSession session, string @namespace, string limits, string quota, Action<string?> say, CancellationToken cancellationToken)
    {
        var client = identities.Provisioner;
        var isolation = Manifest.Render("isolation.yaml", ("session", session.Id.Value));
        foreach (var endpoint in await apiServer.GetAsync(cancellationToken).ConfigureAwait(false))
        {
            var length = endpoint.AddressFamily == AddressFamily.InterNetwork ? 32 : 128;
            isolation["spec"]!["egress"]!.AsArray().Add(new JsonObject
            {
                ["to"] = new JsonArray(new JsonObject { ["ipBlock"] = new JsonObject { ["cidr"] = $"{endpoint.Address}/{length}" } }),
                ["ports"] = new JsonArray(new JsonObject { ["protocol"] = "TCP", ["port"] = endpoint.Port }),
            });
        }

        await Task.WhenAll(
            client.ApplyAsync(ApiResource.LimitRanges, @namespace, Manifest.Render(limits), cancellationToken),
            client.ApplyAsync(ApiResource.NetworkPolicies, @namespace, isolation, cancellationToken),
            QuotaAsync(client, @namespace, Manifest.Render(quota), say, cancellationToken)).ConfigureAwait(false);
    }

    // Until the quota was counted, first pods are refused, or not counted: https://kubernetes.io/docs/concepts/policy/resource-quotas
    private static async Task QuotaAsync(KubernetesClient client, string @namespace, JsonObject manifest, Action<string?> say, CancellationToken cancellationToken)
    {
        var quota = await client.ApplyAsync(ApiResource.ResourceQuotas, @namespace, manifest, cancellationToken).ConfigureAwait(false);
        if (!IsCounted(quota))
        {
            say("Waiting until the cluster has counted the lab's quota.");
            await ObjectWait.UntilAsync(
                client, ApiResource.ResourceQuotas, @namespace, quota.Name, IsCounted, trouble => say($"The cluster does not tell about the lab's quota: {trouble?.Message}"), cancellationToken).ConfigureAwait(false);
        }
    }

    private static bool IsCounted(KubernetesObject quota) =>
        quota.Field("status", "used") is { } used && quota.Field("spec", "hard") is { } hard
        && hard.EnumerateObject().All(limit => used.TryGetProperty(limit.Name, out _));

    private static Task<KubernetesObject> AccountAsync(KubernetesClient client, string @namespace, string name, CancellationToken cancellationToken) =>
        client.ApplyAsync(ApiResource.ServiceAccounts, @namespace, Manifest.Render("serviceaccount.yaml", ("name", name)), cancellationToken);

    private static Task<KubernetesObject> BindAsync(KubernetesClient client, string @namespace, string role, string account, string accountNamespace, CancellationToken cancellationToken) =>
        client.ApplyAsync(ApiResource.RoleBindings, @namespace, Binding(role, account, accountNamespace), cancellationToken);

    internal static JsonObject Binding(string role, string account, string accountNamespace) =>
        Manifest.Render("rolebinding.yaml", ("role", role), ("account", account), ("accountNamespace", accountNamespace));

    private static string Seconds(DateTimeOffset moment) => moment.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
}
