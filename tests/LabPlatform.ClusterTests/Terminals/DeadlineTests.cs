using System.Globalization;
using System.Net;
using System.Text.Json;
using LabPlatform.Kubernetes.Client;
using LabPlatform.Kubernetes.Namespaces;
using LabPlatform.Tests.Shared;

namespace LabPlatform.ClusterTests.Terminals;

/// <summary>Ephemeral for real: a lab goes although its learner is away and its site was not there when the time was up.</summary>
public sealed class DeadlineTests
{
    private static readonly TimeSpan s_promise = TimeSpan.FromMinutes(5);

    [Fact]
    public async Task LearnerAway_SiteKilledAndStartedAgain_NothingIsLeftAfterTheDeadline_Row26_F3()
    {
        await using var lab = new RunningLab(("Sessions:Duration", "00:01:00"));
        await lab.InitializeAsync();
        await FillAsync(lab);
        var deadline = await DeadlineAsync(lab);
        await lab.Site.KillAsync();

        await Waits.UntilAsync("the time is up", () => Task.FromResult(TimeProvider.System.GetUtcNow() > deadline), TimeSpan.FromMinutes(2));
        (await NamespacesAsync(lab)).ShouldAllBe(name => name != null, "without its site nobody takes the lab away");
        (await MentionsAsync(lab)).ShouldContain(line => line.StartsWith("persistentvolumes", StringComparison.Ordinal), "else nothing outside the namespaces could be missed");
        await lab.Site.StartAsync();

        await Waits.UntilAsync("both namespaces are gone", async () => (await NamespacesAsync(lab)).All(name => name is null), s_promise - (TimeProvider.System.GetUtcNow() - deadline));
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"gone {(TimeProvider.System.GetUtcNow() - deadline).TotalSeconds:F1} s after the deadline"));

        IReadOnlyList<string> left = [];
        await Waits.UntilAsync("no object of the cluster names the session", async () => (left = await MentionsAsync(lab)).Count == 0, s_promise - (TimeProvider.System.GetUtcNow() - deadline));
        left.ShouldBeEmpty();
        await Waits.UntilAsync("the learner's page says so", async () => (await lab.ReadPageAsync()).Contains("The time is up", StringComparison.Ordinal));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>What a learner leaves behind: a rollout, a service, and a volume, which lives outside the namespaces.</summary>
    private static async Task FillAsync(RunningLab lab)
    {
        await using var page = await lab.OpenPageAsync();
        await using var terminal = await page.AttachAsync(lab.Session, viewer: "viewerleaves");
        await terminal.TypeAsync("""
            kubectl create deployment web --image=nginx:1.22 --replicas=2 && kubectl expose deployment web --port=80 && kubectl apply -f - <<'EOF' && echo FIL''LED
            apiVersion: v1
            kind: PersistentVolumeClaim
            metadata: { name: data }
            spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Mi } } }
            ---
            apiVersion: v1
            kind: Pod
            metadata: { name: keeper }
            spec:
              containers: [{ name: c, image: busybox, command: [sleep, 1d], volumeMounts: [{ name: data, mountPath: /data }] }]
              volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }]
            EOF

            """);
        await terminal.UntilAsync("FILLED\r\n");
        await terminal.TypeAsync("kubectl wait --for=condition=Ready pod/keeper --timeout=30s && echo RUN''NING\n");
        await terminal.UntilAsync("RUNNING\r\n");
    }

    private static async Task<DateTimeOffset> DeadlineAsync(RunningLab lab)
    {
        var item = await lab.Admin.GetAsync(ApiResource.Namespaces, null, lab.Namespaces.System.Name, Token);
        return DateTimeOffset.FromUnixTimeSeconds(long.Parse(item.Metadata.Annotation(LabLabels.Expires)!, CultureInfo.InvariantCulture));
    }

    private static async Task<IReadOnlyList<string?>> NamespacesAsync(RunningLab lab)
    {
        var found = new List<string?>();
        foreach (var host in lab.Namespaces.Hosts)
        {
            found.Add((await lab.Admin.FindAsync(ApiResource.Namespaces, null, host.Name, Token))?.Name);
        }

        return found;
    }

    /// <summary>Every kind this server has, in all namespaces and outside of them: what carries the session's id in a name, a label or a reference.</summary>
    private static async Task<IReadOnlyList<string>> MentionsAsync(RunningLab lab)
    {
        var found = new List<string>();
        foreach (var version in await lab.Admin.Discovery.ApiVersionsAsync(Token))
        {
            foreach (var kind in await lab.Admin.Discovery.ResourcesAsync(version, Token))
            {
                // Events are the cluster's diary: what is told of volumes and nodes stays there for an hour.
                if (kind.Plural is not "events" && await ListAsync(lab, kind) is { } items)
                {
                    found.AddRange(items
                        .Where(item => JsonSerializer.Serialize(item).Contains(lab.Session.Value, StringComparison.Ordinal))
                        .Select(item => $"{kind.Plural}/{item.Name}"));
                }
            }
        }

        return found;
    }

    private static async Task<IEnumerable<KubernetesObject>?> ListAsync(RunningLab lab, ApiResource<KubernetesObject> kind)
    {
        try
        {
            return (await lab.Admin.ListAsync(kind, null, Token)).Items;
        }
        catch (KubernetesException ex) when (ex.StatusCode is HttpStatusCode.MethodNotAllowed or HttpStatusCode.NotFound)
        {
            return null; // a question, like a token review, not an object that is kept
        }
    }
}
