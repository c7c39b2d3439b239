using LabPlatform.Domain.Sessions;
using LabPlatform.Kubernetes.Client;
using LabPlatform.Tests.Shared;
using LabPlatform.Tests.Shared.Fakes;
using Microsoft.Extensions.Logging.Abstractions;

namespace LabPlatform.ClusterTests.Sessions;

public sealed class RemovalTests(LabCluster cluster) : IClassFixture<LabCluster>
{
    private static readonly TimeSpan s_promise = TimeSpan.FromSeconds(180);

    [Fact]
    public async Task Remove_ASessionAtWork_NothingIsLeft_Row26()
    {
        var session = await cluster.ProvisionAsync(namespaces: ["shop", "team-a"]);
        session.Namespaces.Hosts.Count().ShouldBe(4);
        await ShouldRunAsync(session, "kubectl --context shop create deployment web --image=nginx:1.22 && kubectl --context team-a create configmap c --from-literal=a=b");
        await ShouldRunAsync(session, "kubectl create deployment web --image=nginx:1.22 --replicas=2 && kubectl expose deployment web --port=80 && kubectl create job j --image=busybox -- sleep 600 && kubectl create configmap c --from-literal=a=b");

        await cluster.RemoveAsync(session.Id, s_promise);

        foreach (var host in session.Namespaces.Hosts)
        {
            (await cluster.Admin.FindAsync(ApiResource.Namespaces, null, host.Name, Token)).ShouldBeNull();
            (await cluster.Admin.ListAsync(ApiResource.Pods, host.Name, Token)).Items.ShouldBeEmpty();
            (await cluster.Admin.ListAsync(ApiResource.ConfigMaps, host.Name, Token)).Items.ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task Remove_SomethingNeverMade_IsDoneAtOnce()
    {
        (await cluster.Environments.RemoveAsync(SessionId.New(), Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Remove_FinalizersNobodyTakesOff_GoneInTime_Row23()
    {
        var session = await cluster.ProvisionAsync();
        await ShouldRunAsync(session, """
            for kind in configmap/a; do kubectl create configmap a; done
            kubectl create secret generic s
            kubectl create serviceaccount sa
            kubectl create deployment d --image=busybox --replicas=1 -- sleep 1d
            kubectl patch deployment d -p '{"spec":{"template":{"metadata":{"finalizers":["evil.test/pod"]}}}}'
            kubectl rollout status deployment/d --timeout=30s
            for o in configmap/a secret/s serviceaccount/sa deployment/d; do kubectl patch $o --type=merge -p '{"metadata":{"finalizers":["evil.test/x"]}}' || exit 1; done
            """);

        await cluster.RemoveAsync(session.Id, s_promise);
    }

    [Fact]
    public async Task Remove_BindingsThatWouldKeepUsOut_GoneInTime_Row23()
    {
        var session = await cluster.ProvisionAsync();
        await ShouldRunAsync(session, """
            kubectl create role r --verb=get --resource=pods
            kubectl create rolebinding labplatform-cleanup --role=r --serviceaccount=x:y
            for i in $(seq 1 20); do kubectl create rolebinding b$i --role=r --serviceaccount=x:y; done
            for o in $(kubectl get rolebindings -o name); do kubectl patch $o --type=merge -p '{"metadata":{"finalizers":["evil.test/x"]}}'; done
            limit=$(kubectl get quota labplatform -o go-template='{{index .status.hard "count/rolebindings.rbac.authorization.k8s.io"}}')
            kubectl get rolebindings -o name | wc -l | grep -qx "$limit"
            """);

        await cluster.RemoveAsync(session.Id, s_promise);
    }

    [Fact]
    public async Task Remove_PodsWithADayOfGrace_GoneInTime_Row24()
    {
        var session = await cluster.ProvisionAsync();
        await ShouldRunAsync(session, """
            cat <<END | kubectl apply -f -
            apiVersion: apps/v1
            kind: Deployment
            metadata: { name: slow }
            spec:
              selector: { matchLabels: { app: slow } }
              template:
                metadata: { labels: { app: slow } }
                spec:
                  terminationGracePeriodSeconds: 86400
                  containers:
                  - { name: c, image: busybox, command: [sh, -c, "trap : TERM; while :; do sleep 1; done"], lifecycle: { preStop: { exec: { command: [sleep, "86400"] } } } }
            END
            kubectl rollout status deployment/slow --timeout=60s
            """);

        await cluster.RemoveAsync(session.Id, s_promise);
    }

    [Fact]
    public async Task Remove_TokensTakenAlong_AreDead_Row3_Row5()
    {
        var session = await cluster.ProvisionAsync();
        var own = (await cluster.InToolboxAsync(session, "cat /run/labplatform/token")).OutputText.Trim();
        var minted = await cluster.Admin.CreateTokenAsync(session.Namespaces[VirtualNamespace.Default].Name, "default", TimeSpan.FromHours(20), Token);
        (await IsAcceptedAsync(own)).ShouldBeTrue();
        (await IsAcceptedAsync(minted.Token)).ShouldBeTrue();

        await cluster.RemoveAsync(session.Id, s_promise);

        await Waits.UntilAsync("the toolbox's token is refused", async () => !await IsAcceptedAsync(own), TimeSpan.FromSeconds(60));
        await Waits.UntilAsync("the minted token is refused", async () => !await IsAcceptedAsync(minted.Token), TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task Remove_LocksTheLearnerOutFirst_Row41()
    {
        var session = await cluster.ProvisionAsync();
        await ShouldRunAsync(session, "kubectl create serviceaccount mine && kubectl create rolebinding mine --clusterrole=labplatform-learner --serviceaccount=$(kubectl config view --minify -o jsonpath='{..namespace}'):mine");
        var learner = session.Namespaces[VirtualNamespace.Default].Name;
        using var mine = As((await cluster.Admin.CreateTokenAsync(learner, "mine", TimeSpan.FromMinutes(10), Token)).Token);
        (await mine.ListAsync(ApiResource.Pods, learner, Token)).Items.ShouldBeEmpty();

        await cluster.Environments.RemoveAsync(session.Id, Token);

        // Not at once: the API server hears of a binding's end by a watch of its own. The one removal must do for it.
        await Waits.UntilAsync("the learner's account is refused", async () =>
        {
            try
            {
                await mine.ListAsync(ApiResource.Pods, learner, Token);
                return false;
            }
            catch (KubernetesException exception) when (exception.IsForbidden || exception.IsUnauthorized)
            {
                return true;
            }
        });
    }

    [Fact]
    public async Task Remove_BrokenOffHalfWay_TheNextCallTakesTheRest_F18()
    {
        var session = await cluster.ProvisionAsync(namespaces: ["shop", "team-a"]);
        await cluster.Admin.DeleteAsync(ApiResource.Namespaces, null, session.Namespaces.System.Name, Token);
        await cluster.Admin.DeleteAsync(ApiResource.Namespaces, null, session.Namespaces[new VirtualNamespace("shop")].Name, Token);

        (await cluster.Environments.ListAsync(Token)).Single(item => item.Session == session.Id).Deleting.ShouldBeTrue();
        await cluster.RemoveAsync(session.Id, s_promise);

        (await cluster.Environments.ListAsync(Token)).ShouldNotContain(item => item.Session == session.Id);
    }

    [Fact]
    public async Task Reconcile_StartThatDiedInTheMiddleAndNoDatabase_AllItsNamespacesAreFoundByTheirLabels()
    {
        var session = cluster.NewSession(TimeSpan.Zero, "shop", "team-a");
        using var crash = new CancellationTokenSource();
        await Should.ThrowAsync<OperationCanceledException>(() => cluster.Environments.ProvisionAsync(session, new CrashIn("limits", crash), crash.Token));
        (await cluster.Environments.ListAsync(Token)).Single(item => item.Session == session.Id).Namespaces.ShouldBe(session.Namespaces.Hosts, ignoreOrder: true);

        await ReconcileUntilGoneAsync(session);
    }

    [Fact]
    public async Task Reconcile_ServerAndDatabaseGone_NamespacesAreFoundByTheirLabels()
    {
        var session = cluster.NewSession(TimeSpan.Zero, "shop");
        await cluster.Environments.ProvisionAsync(session, new ProgressLog(), Token);

        await ReconcileUntilGoneAsync(session);
    }

    [Fact]
    public async Task Reconcile_ANamespaceThatOnlyCarriesOurLabel_IsLeftAlone_Row23()
    {
        var name = $"not-a-lab-{SessionId.New()}";
        var labels = new System.Text.Json.Nodes.JsonObject { ["labplatform.io/session"] = SessionId.New().Value, ["labplatform.io/instance"] = cluster.Store.Instance };
        var annotations = new System.Text.Json.Nodes.JsonObject { ["labplatform.io/expires"] = "1" };
        await cluster.Admin.CreateAsync(
            ApiResource.Namespaces,
            null,
            new System.Text.Json.Nodes.JsonObject { ["metadata"] = new System.Text.Json.Nodes.JsonObject { ["name"] = name, ["labels"] = labels, ["annotations"] = annotations } },
            Token);
        try
        {
            await Reconciler(new FakeSessionStore(cluster.Store.Instance)).RunOnceAsync(Token);

            (await cluster.Admin.GetAsync(ApiResource.Namespaces, null, name, Token)).IsTerminating.ShouldBeFalse();
        }
        finally
        {
            await cluster.Admin.DeleteAsync(ApiResource.Namespaces, null, name, CancellationToken.None);
        }
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>As a site does that has the same name and knows nothing.</summary>
    private async Task ReconcileUntilGoneAsync(LabSession session)
    {
        var reconciler = Reconciler(new FakeSessionStore(cluster.Store.Instance));
        await Waits.UntilAsync("all its namespaces are gone", async () =>
        {
            await reconciler.RunOnceAsync(Token);
            return (await cluster.Environments.ListAsync(Token)).All(item => item.Session != session.Id);
        }, s_promise);
    }

    private SessionReconciler Reconciler(FakeSessionStore store)
    {
        var time = TimeProvider.System;
        var rules = new SessionRules();
        var news = new SessionNews(NullLogger<SessionNews>.Instance);
        var changes = new SessionChanges(store, news);
        var starter = new SessionStarter(store, cluster.Environments, new FakeScenarioCatalogue(TestScenarios.CatalogueOf()), changes, news, time, NullLogger<SessionStarter>.Instance);
        var starts = new SessionStarts(store, starter, new ReconcileSignal(), rules, NullLogger<SessionStarts>.Instance);
        var remover = new SessionRemover(store, cluster.Environments, changes, starts, time, NullLogger<SessionRemover>.Instance);
        return new SessionReconciler(store, cluster.Environments, changes, starts, remover, rules, time, NullLogger<SessionReconciler>.Instance);
    }

    private async Task ShouldRunAsync(LabSession session, string script)
    {
        var result = await cluster.InToolboxAsync(session, script);
        result.ExitCode.ShouldBe(0, result.OutputText + result.ErrorText);
    }

    private async Task<bool> IsAcceptedAsync(string token)
    {
        using var client = As(token);
        try
        {
            await client.GetRawAsync("/api", Token);
            return true;
        }
        catch (KubernetesException exception) when (exception.IsUnauthorized)
        {
            return false;
        }
    }

    private KubernetesClient As(string token) => new(new KubernetesClientConfiguration
    {
        Host = cluster.Admin.Configuration.Host,
        SslCaPem = cluster.Admin.Configuration.SslCaPem,
        SslCaFile = cluster.Admin.Configuration.SslCaFile,
        AccessToken = token,
    });
}
