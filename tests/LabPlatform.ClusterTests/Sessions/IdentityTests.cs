using LabPlatform.Domain.Sessions;
using LabPlatform.Kubernetes.Client;

namespace LabPlatform.ClusterTests.Sessions;

/// <summary>The rights of the site's four accounts, as the API server sees them with the site's own kubeconfigs. Row 83.</summary>
public sealed class IdentityTests(TwoSessions sessions) : IClassFixture<TwoSessions>
{
    private string Sys => sessions.First.Namespaces.System.Name;

    private string Learner => sessions.First.Namespaces[VirtualNamespace.Default].Name;

    [Fact]
    public async Task Web_ReachesToolboxesAndNothingElse_Row83()
    {
        var web = sessions.Cluster.Identities.Web;

        (await web.CanIAsync("create", ApiResource.Pods, Sys, Token, "exec")).ShouldBeTrue();
        (await web.CanIAsync("get", ApiResource.Pods, Sys, Token, "log")).ShouldBeTrue();
        (await web.CanIAsync("create", ApiResource.Pods, Sys, Token, "portforward")).ShouldBeTrue();
        foreach (var @namespace in (string?[])["kube-system", "labplatform", "default", Learner, null])
        {
            (await web.CanIAsync("create", ApiResource.Pods, @namespace, Token, "exec")).ShouldBeFalse(@namespace);
            (await web.CanIAsync("get", ApiResource.Pods, @namespace, Token)).ShouldBeFalse(@namespace);
            (await web.CanIAsync("get", ApiResource.Secrets, @namespace, Token)).ShouldBeFalse(@namespace);
            (await web.CanIAsync("*", AnyKind, @namespace, Token)).ShouldBeFalse(@namespace);
        }

        (await web.CanIAsync("create", ApiResource.Pods, Sys, Token)).ShouldBeFalse();
        (await web.CanIAsync("get", ApiResource.Secrets, Sys, Token)).ShouldBeFalse();
        (await web.CanIAsync("create", ApiResource.ServiceAccounts, Sys, Token, "token")).ShouldBeFalse();
        (await web.CanIAsync("delete", ApiResource.Namespaces, null, Token)).ShouldBeFalse();
    }

    [Fact]
    public async Task Provisioner_MakesAndBindsOnlyWhatIsNamed_Row83()
    {
        var provisioner = sessions.Cluster.Identities.Provisioner;

        foreach (var role in (string[])["labplatform-learner", "labplatform-checker", "labplatform-session-observer", "labplatform-web", "labplatform-toolboxes", "labplatform-cleanup"])
        {
            (await provisioner.CanIAsync("bind", ApiResource.ClusterRoles, null, Token, name: role)).ShouldBeTrue(role);
        }

        foreach (var role in (string?[])["cluster-admin", "admin", "edit", null])
        {
            (await provisioner.CanIAsync("bind", ApiResource.ClusterRoles, null, Token, name: role)).ShouldBeFalse(role);
        }

        (await provisioner.CanIAsync("delete", ApiResource.Namespaces, null, Token, name: "kube-system")).ShouldBeFalse();
        (await provisioner.CanIAsync("list", ApiResource.Namespaces, null, Token)).ShouldBeFalse();
        (await provisioner.CanIAsync("create", ApiResource.Pods, Sys, Token)).ShouldBeTrue();
        foreach (var @namespace in (string?[])["kube-system", "labplatform", Learner, null])
        {
            (await provisioner.CanIAsync("create", ApiResource.Pods, @namespace, Token)).ShouldBeFalse(@namespace);
            (await provisioner.CanIAsync("get", ApiResource.Secrets, @namespace, Token)).ShouldBeFalse(@namespace);
            (await provisioner.CanIAsync("create", ApiResource.Pods, @namespace, Token, "exec")).ShouldBeFalse(@namespace);
            (await provisioner.CanIAsync("escalate", ApiResource.Roles, @namespace, Token)).ShouldBeFalse(@namespace);
            (await provisioner.CanIAsync("delete", ApiResource.RoleBindings, @namespace, Token)).ShouldBeFalse(@namespace);
        }

        (await provisioner.CanIAsync("create", ApiResource.ClusterRoleBindings, null, Token)).ShouldBeFalse();
        (await provisioner.CanIAsync("impersonate", new ApiResource<KubernetesObject>("", "v1", "users", "User", namespaced: false), null, Token)).ShouldBeFalse();
    }

    [Fact]
    public async Task Observer_LooksWithoutSecrets_Row83()
    {
        var observer = sessions.Cluster.Identities.Observer;

        foreach (var kind in (ApiResource[])[ApiResource.Pods, ApiResource.Services, ApiResource.Deployments, ApiResource.ReplicaSets, ApiResource.Events, ApiResource.Endpoints])
        {
            (await observer.CanIAsync("watch", kind, null, Token)).ShouldBeTrue(kind.Plural);
            (await observer.CanIAsync("create", kind, null, Token)).ShouldBeFalse(kind.Plural);
            (await observer.CanIAsync("delete", kind, null, Token)).ShouldBeFalse(kind.Plural);
        }

        (await observer.CanIAsync("list", ApiResource.Secrets, null, Token)).ShouldBeFalse();
        foreach (var kind in (ApiResource[])[ApiResource.ConfigMaps, ApiResource.ServiceAccounts, ApiResource.Roles, ApiResource.RoleBindings])
        {
            (await observer.CanIAsync("list", kind, null, Token)).ShouldBeFalse(kind.Plural);
            (await observer.CanIAsync("list", kind, Sys, Token)).ShouldBeFalse(kind.Plural);
            (await observer.CanIAsync("watch", kind, Learner, Token)).ShouldBeTrue(kind.Plural);
            (await observer.CanIAsync("create", kind, Learner, Token)).ShouldBeFalse(kind.Plural);
        }

        (await observer.CanIAsync("list", ApiResource.Secrets, Learner, Token)).ShouldBeFalse();
        (await observer.CanIAsync("create", ApiResource.Pods, Sys, Token, "exec")).ShouldBeFalse();
        (await observer.CanIAsync("get", ApiResource.Pods, Sys, Token, "log")).ShouldBeFalse();
    }

    [Fact]
    public async Task Reaper_DeletesNamespacesAndReadsNothing_Row83()
    {
        var reaper = sessions.Cluster.Identities.Reaper;

        (await reaper.CanIAsync("list", ApiResource.Namespaces, null, Token)).ShouldBeTrue();
        (await reaper.CanIAsync("delete", ApiResource.Namespaces, null, Token)).ShouldBeTrue();
        (await reaper.CanIAsync("create", ApiResource.Namespaces, null, Token)).ShouldBeFalse();
        (await reaper.CanIAsync("patch", ApiResource.Namespaces, null, Token)).ShouldBeFalse();
        foreach (var @namespace in (string?[])["kube-system", "labplatform", Sys, Learner, null])
        {
            foreach (var kind in (ApiResource[])[ApiResource.Pods, ApiResource.Secrets, ApiResource.ConfigMaps, ApiResource.Deployments])
            {
                (await reaper.CanIAsync("get", kind, @namespace, Token)).ShouldBeFalse($"{kind.Plural} in {@namespace}");
                (await reaper.CanIAsync("list", kind, @namespace, Token)).ShouldBeFalse($"{kind.Plural} in {@namespace}");
                (await reaper.CanIAsync("patch", kind, @namespace, Token)).ShouldBeFalse($"{kind.Plural} in {@namespace}");
            }

            (await reaper.CanIAsync("create", ApiResource.RoleBindings, @namespace, Token)).ShouldBeFalse(@namespace);
        }
    }

    private static ApiResource<KubernetesObject> AnyKind { get; } = new("apps", "v1", "deployments", "Deployment");

    private static CancellationToken Token => TestContext.Current.CancellationToken;
}
