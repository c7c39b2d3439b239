using System.Globalization;
using System.Text.RegularExpressions;
using LabPlatform.Domain.ClusterViews;
using LabPlatform.Domain.Sessions;

namespace LabPlatform.ClusterTests.Sessions;

/// <summary>The picture of what learners really have, kept up by the shared watches.</summary>
public sealed partial class ClusterViewTests(TwoSessions sessions) : IClassFixture<TwoSessions>, IAsyncLifetime
{
    [Fact]
    public async Task BlueGreen_TheArrowFollowsTheSelector()
    {
        await using var seen = Watch(sessions.First);
        await seen.UntilAsync("nothing is there", space => space.IsEmpty);

        await sessions.DoAsFirstAsync("""
            for v in blue green; do kubectl run $v --image=nginx:1.26 --labels=app=web,version=$v; done
            kubectl create service clusterip web --tcp=80:80
            kubectl patch service web -p '{"spec":{"selector":{"version":"blue"}}}'
            """);
        await seen.UntilAsync("blue gets the requests", space => Sentence(space, "blue") is "It runs and is ready. Service web sends it requests."
            && Sentence(space, "green") is "It runs and is ready. No Service sends it requests.");

        await sessions.DoAsFirstAsync("kubectl patch service web -p '{\"spec\":{\"selector\":{\"version\":\"green\"}}}'");
        await seen.UntilAsync("green gets them", space => Sentence(space, "green")!.Contains("Service web", StringComparison.Ordinal) && Sentence(space, "blue")!.Contains("No Service", StringComparison.Ordinal));

        await sessions.DoAsFirstAsync("kubectl delete pod green --grace-period=0 --force; kubectl patch service web -p '{\"spec\":{\"selector\":{\"version\":\"gren\"}}}'");
        await seen.UntilAsync("nobody answers", space => space.Services[0] is { Arrows.IsEmpty: true, Remark: "No pod has these labels, so nobody answers." });
    }

    [Fact]
    public async Task Rollout_IsDrawnOnTheWay_AndAWrongImageIsNamed()
    {
        await using var seen = Watch(sessions.First);
        await sessions.DoAsFirstAsync("kubectl create deployment web --image=nginx:1.26 --replicas=2");
        await seen.UntilAsync("it is rolled out", space => Web(space) is { State: ObjectState.Ready, Ready: 2 } web && web.Groups.Single().Pods.All(pod => pod.Version is "1.26"));

        await sessions.DoAsFirstAsync("kubectl set image deployment/web nginx=nginx:1.99");
        await seen.UntilAsync("both revisions are there, and why the new one does not come", space => Web(space) is { State: ObjectState.Failing, Groups: [{ Revision: 1 }, { Revision: 2 } next] } web
            && web.Remark!.Contains("The image nginx:1.99 cannot be fetched. There is no such image or version.", StringComparison.Ordinal)
            && next.Pods.Single() is { State: ObjectState.Failing, Version: "1.99" } pod && pod.Events.Any(noted => noted is { IsWarning: true, Reason: "Failed" }));

        await sessions.DoAsFirstAsync("kubectl rollout undo deployment/web");
        await seen.UntilAsync("all is as it was", space => Web(space) is { State: ObjectState.Ready, Remark: null, Groups: [{ Pods.Length: 2 }] });
    }

    [Fact]
    public async Task Others_ArePicturedApart()
    {
        await using var first = Watch(sessions.First);
        await using var second = Watch(sessions.Second);
        await second.UntilAsync("nothing is there", space => space.IsEmpty);

        await sessions.DoAsFirstAsync("kubectl run box --image=busybox -- sleep 1d");

        await first.UntilAsync("it is there", space => Sentence(space, "box") is not null);
        second.Newest!.IsEmpty.ShouldBeTrue();
        second.Newest.Namespaces.Select(space => space.Name.Name).ShouldBe(["default", "shop"]);
    }

    [Fact]
    public async Task ManyViews_AreOneWatchForEachKind_AsTheApiServerCountsThem()
    {
        const int Many = 30; // other tests watch, too, but not that often
        await using var one = Watch(sessions.First);
        await one.UntilAsync("the first is there", _ => true);
        var before = await PodWatchesAsync();

        var more = Enumerable.Range(0, Many).Select(_ => Watch(sessions.Cluster.NewSession())).ToList();
        foreach (var view in more)
        {
            await view.UntilAsync("it is there", space => space.IsEmpty);
        }

        (await PodWatchesAsync() - before).ShouldBeLessThan(Many / 2);
        sessions.Cluster.Watches.Running.ShouldAllBe(watch => watch.Namespace == null);
        sessions.Cluster.Watches.Running.Count(watch => watch.Kind is "pods").ShouldBe(1);
        await Task.WhenAll(more.Select(view => view.DisposeAsync().AsTask()));
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync() => await sessions.ClearFirstAsync();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static string? Sentence(NamespacePicture space, string pod) => space.Pods.FirstOrDefault(found => string.Equals(found.Name, pod, StringComparison.Ordinal))?.Sentence;

    private static WorkloadPicture? Web(NamespacePicture space) => space.Workloads.FirstOrDefault(workload => workload.Name is "web");

    private WatchedPicture Watch(LabSession session) => new(sessions.Cluster.View, session);

    /// <summary>How many watches of pods in all namespaces the API server serves right now.</summary>
    private async Task<int> PodWatchesAsync() => PodWatches()
        .Matches(await sessions.Cluster.Admin.GetRawAsync("/metrics", Token))
        .Sum(match => int.Parse(match.Groups["count"].Value, CultureInfo.InvariantCulture));

    [GeneratedRegex("""^apiserver_longrunning_(gauge|requests)\{[^}]*resource="pods",scope="cluster",[^}]*verb="WATCH"[^}]*\} (?<count>\d+)$""", RegexOptions.Multiline | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex PodWatches();
}
