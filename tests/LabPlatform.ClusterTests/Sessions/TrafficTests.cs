using System.Collections.Concurrent;
using LabPlatform.Domain.Sessions;
using LabPlatform.Domain.Traffic;
using LabPlatform.Kubernetes.Toolboxes;
using LabPlatform.Tests.Shared;

namespace LabPlatform.ClusterTests.Sessions;

/// <summary>Requests from the real checker to real Services.</summary>
public sealed class TrafficTests(TwoSessions sessions) : IClassFixture<TwoSessions>
{
    [Fact]
    public async Task Switch_AllRequestsAreAnswered_ByTheOneThenByTheOther_AndTheCheckerMayBeLostMeanwhile()
    {
        await sessions.DoAsFirstAsync("""
            for v in v1 v2; do kubectl run $v --image=labplatform/web:$v --labels=app=web,version=$v; done
            kubectl wait --for=condition=Ready pod/v1 pod/v2 --timeout=60s
            """);
        await using var seen = new Measured(sessions.Cluster.Traffic, sessions.First, "web");
        await seen.UntilAsync("it says that there is none", () => seen.Trouble is "There is no Service web. Requests are sent as soon as it is there.");

        await sessions.DoAsFirstAsync("""
            kubectl create service clusterip web --tcp=80:8080
            kubectl patch service web -p '{"spec":{"selector":{"version":"v1"}}}'
            """);
        await seen.UntilAsync("v1 answers", () => seen.Last(10).All(answer => answer.Version is "v1"));
        seen.Trouble.ShouldBeNull();
        var begun = seen.Count;

        await sessions.DoAsFirstAsync("kubectl patch service web -p '{\"spec\":{\"selector\":{\"version\":\"v2\"}}}'");
        await seen.UntilAsync("v2 answers", () => seen.Last(10).All(answer => answer.Version is "v2"));
        seen.Since(begun).Where(answer => answer.Failure is not (null or "no answer within 2 s")).ShouldBeEmpty(); // late is late on a busy machine, not lost

        await sessions.DoAsFirstAsync("kubectl patch service web -p '{\"spec\":{\"selector\":{\"version\":\"v3\"}}}'");
        await seen.UntilAsync("nobody answers", () => seen.Last(5).All(answer => answer.Failure is not null));

        await sessions.DoAsFirstAsync("kubectl delete service web; kubectl expose pod v1 --name=web --port=80 --target-port=8080");
        await seen.UntilAsync("the new one of that name is found", () => seen.Last(5).All(answer => answer.Version is "v1"));

        await sessions.Cluster.DeletePodAsync(sessions.First, ToolboxPods.Checker);
        var count = seen.Count;
        await seen.UntilAsync("it goes on from a new one", () => seen.Count > count + 20 && seen.Last(5).All(answer => answer.Version is "v1"));
    }

    [Fact]
    public async Task Stop_NothingIsLeftInTheChecker()
    {
        await sessions.DoAsFirstAsync("kubectl run box --image=nginx:1.26 --port=80 --expose");
        var seen = new Measured(sessions.Cluster.Traffic, sessions.First, "box");
        await seen.UntilAsync("it answers", () => seen.Last(3).All(answer => answer.Version?.StartsWith("nginx/", StringComparison.Ordinal) is true));
        (await ScriptsAsync()).ShouldBeGreaterThan(0);

        var stopped = TimeProvider.System.GetTimestamp();
        await seen.DisposeAsync();

        TimeProvider.System.GetElapsedTime(stopped).ShouldBeLessThan(TimeSpan.FromSeconds(5));
        await Waits.UntilAsync("the script has ended", async () => await ScriptsAsync() == 0);
    }

    private async Task<int> ScriptsAsync()
    {
        var result = await sessions.Cluster.InPodAsync(sessions.First, ToolboxPods.Checker, "for c in /proc/[0-9]*/cmdline; do tr '\\0' ' ' <$c 2>/dev/null | grep -c labplatform-traffi[c]; done | grep -c 1");
        return int.Parse(result.OutputText.Trim(), System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Ten requests a second, until disposed.</summary>
    private sealed class Measured : IAsyncDisposable
    {
        private readonly ConcurrentQueue<TrafficAnswer> _answers = new();
        private readonly Followed<TrafficNews> _followed;
        private volatile string? _trouble;

        public Measured(ITrafficMeter meter, LabSession session, string service) => _followed = new Followed<TrafficNews>(
            token => meter.MeasureAsync(session, TrafficOrder.Make(VirtualNamespace.Default, service, "/", 10).Value!, token),
            Take,
            () => $"Trouble: {_trouble}. Answers: {string.Join(", ", _answers.TakeLast(5))}");

        public string? Trouble => _trouble;

        public int Count => _answers.Count;

        public IEnumerable<TrafficAnswer> Since(int number) => _answers.Skip(number);

        /// <summary>Fails where there are not so many yet.</summary>
        public IReadOnlyList<TrafficAnswer> Last(int number) => _answers.Count < number ? [new TrafficAnswer(default, default, null, null)] : [.. _answers.TakeLast(number)];

        public Task UntilAsync(string what, Func<bool> wanted) => _followed.UntilAsync(what, wanted);

        public ValueTask DisposeAsync() => _followed.DisposeAsync();

        private void Take(TrafficNews news)
        {
            _trouble = news.Trouble;
            foreach (var answer in news.Answers)
            {
                _answers.Enqueue(answer);
            }
        }
    }
}
