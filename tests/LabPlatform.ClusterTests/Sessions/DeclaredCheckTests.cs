using System.Collections.Immutable;
using LabPlatform.Domain.Checks;
using LabPlatform.Domain.Checks.Declared;
using LabPlatform.Domain.Sessions;
using LabPlatform.Tests.Shared;

namespace LabPlatform.ClusterTests.Sessions;

/// <summary>Declared checks on what learners really have: evaluated by watches, and once by a look.</summary>
public sealed class DeclaredCheckTests(TwoSessions sessions) : IClassFixture<TwoSessions>, IAsyncLifetime
{
    private static readonly ImmutableSortedDictionary<string, int> s_canary = ImmutableSortedDictionary<string, int>.Empty.Add("v1", 80).Add("v2", 20);

    [Fact]
    public async Task Rollout_IsNotYet_AndThenSoByItself()
    {
        await using var seen = Watch(sessions.First, new RolloutIsComplete(Named("deployment", "web")));
        await seen.UntilAsync("there is none", outcome => outcome is CheckOutcome.Failed { Reason: "There is no Deployment web." });

        await sessions.DoAsFirstAsync("kubectl create deployment web --image=nginx:1.26 --replicas=2");

        await seen.UntilAsync("it is rolled out", outcome => outcome is CheckOutcome.Passed);
        seen.Outcomes.ShouldContain(outcome => outcome is CheckOutcome.NotYet);
        seen.Outcomes.Skip(1).ShouldNotContain(outcome => outcome is CheckOutcome.Failed, "nothing went wrong on the way");

        await sessions.DoAsFirstAsync("kubectl set image deployment/web nginx=nginx:1.22");
        await seen.UntilAsync("another one has begun", outcome => outcome is CheckOutcome.NotYet);
        await seen.UntilAsync("that one is done, too", outcome => outcome is CheckOutcome.Passed);
    }

    [Fact]
    public async Task WrongImageTag_IsNamedWithinFiveSecondsOfTheKubeletsWord()
    {
        await using var seen = Watch(sessions.First, new RolloutIsComplete(Named("deployment", "web")));
        await sessions.DoAsFirstAsync("kubectl create deployment web --image=nginx:1.99");
        await Waits.UntilAsync("the kubelet has said so", async () => (await sessions.AsFirstAsync("kubectl get pods -o jsonpath='{..waiting.reason}'")).Text.Contains("ErrImagePull", StringComparison.Ordinal));
        var said = TimeProvider.System.GetTimestamp();

        await seen.UntilAsync("the image is named", outcome => outcome is CheckOutcome.Failed failed && failed.Reason.Contains("The image nginx:1.99 cannot be fetched. There is no such image or version.", StringComparison.Ordinal));

        TimeProvider.System.GetElapsedTime(said).ShouldBeLessThan(TimeSpan.FromSeconds(Soak.IsOn ? 5 : 60));
        (await EvaluateAsync(new RolloutIsComplete(Named("deployment", "web")))).ShouldBeOfType<CheckOutcome.Failed>().Reason.ShouldContain("nginx:1.99");
    }

    [Fact]
    public async Task Canary_EightyToTwenty()
    {
        await using var seen = Watch(sessions.First, new ReplicaShares(Named("service", "web"), "version", s_canary, 5));
        await sessions.DoAsFirstAsync("""
            kubectl create service clusterip web --tcp=80:80
            for v in v1 v2; do
              kubectl create deployment $v --image=nginx:1.26 --replicas=0
              kubectl patch deployment $v --type=json -p "[{\"op\":\"replace\",\"path\":\"/spec/template/metadata/labels\",\"value\":{\"app\":\"$v\",\"version\":\"$v\",\"shop\":\"web\"}}]"
            done
            kubectl patch service web --type=json -p '[{"op":"replace","path":"/spec/selector","value":{"shop":"web"}}]'
            kubectl scale deployment v1 --replicas=4
            kubectl scale deployment v2 --replicas=1
            """);

        await seen.UntilAsync("four fifths are v1", outcome => outcome is CheckOutcome.Passed);

        await sessions.DoAsFirstAsync("kubectl scale deployment v2 --replicas=3");
        await seen.UntilAsync("there are too many", outcome => outcome is CheckOutcome.Failed failed && failed.Reason.Contains("3 are v2 (43 %)", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Service_SelectsOneVersionOnly_AndSaysWhatItReaches()
    {
        await sessions.DoAsFirstAsync("""
            for v in blue green; do kubectl run $v --image=nginx:1.26 --labels=app=web,version=$v; done
            kubectl create service clusterip web --tcp=80:80
            """);
        await using var seen = Watch(sessions.First, new ServiceSelects(Named("service", "web"), "version=green", null, Only: true));
        await seen.UntilAsync("both are reached", outcome => outcome is CheckOutcome.Failed failed && failed.Reason.Contains("blue (app=web, version=blue)", StringComparison.Ordinal));

        await sessions.DoAsFirstAsync("kubectl patch service web -p '{\"spec\":{\"selector\":{\"version\":\"green\"}}}'");
        await seen.UntilAsync("green alone is reached", outcome => outcome is CheckOutcome.Passed);

        await sessions.DoAsFirstAsync("kubectl patch service web -p '{\"spec\":{\"selector\":{\"version\":\"gren\"}}}'");
        await seen.UntilAsync("the mistake is shown", outcome => outcome is CheckOutcome.Failed failed
            && failed.Reason.Contains("looks for pods with app=web,version=gren", StringComparison.Ordinal) && failed.Reason.Contains("green (app=web, version=green)", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Service_Answers_ThroughItsOwnAddress()
    {
        await sessions.DoAsFirstAsync("kubectl create deployment web --image=nginx:1.26 && kubectl expose deployment web --port=80 --target-port=81");
        var answers = new ServiceAnswers(Named("service", "web"), null, "/", 200, new Comparison(ComparisonKind.Contains, ["nginx"]));
        await using var seen = Watch(sessions.First, answers);
        await seen.UntilAsync("nobody answers", outcome => outcome is CheckOutcome.Failed failed && failed.Reason.Contains("nothing listens on port 81", StringComparison.Ordinal));

        await sessions.DoAsFirstAsync("kubectl patch service web --type=json -p '[{\"op\":\"replace\",\"path\":\"/spec/ports/0/targetPort\",\"value\":80}]'");

        await seen.UntilAsync("it answers", outcome => outcome is CheckOutcome.Passed);
        (await EvaluateAsync(answers)).ShouldBe(new CheckOutcome.Passed(""));
        (await EvaluateAsync(answers with { Path = "/nothing" })).ShouldBe(new CheckOutcome.Failed("http://web/nothing answers with status 404; it should be 200."));
    }

    [Fact]
    public async Task Command_InTheToolbox()
    {
        var command = new CommandPrints("cat ~/answer.txt", new Comparison(ComparisonKind.Equals, ["42"]), 0);
        (await EvaluateAsync(command)).ShouldBeOfType<CheckOutcome.Failed>();

        await using var seen = Watch(sessions.First, command);
        await sessions.DoAsFirstAsync("echo 42 >~/answer.txt");

        await seen.UntilAsync("it is asked again", outcome => outcome is CheckOutcome.Passed);
    }

    [Fact]
    public async Task Quota_IsSaidInPlainWords()
    {
        await using var seen = Watch(sessions.First, new RolloutIsComplete(Named("deployment", "many")));

        await sessions.DoAsFirstAsync("kubectl create deployment many --image=busybox --replicas=30 -- sleep 1d");

        await seen.UntilAsync("the quota is named", outcome => outcome is CheckOutcome.Failed failed && failed.Reason.Contains("No more pods can be made: the lab's quota is used up (", StringComparison.Ordinal));
    }

    [Fact]
    public async Task KindsOfTheSessionOnly_AreSeen()
    {
        await using var seen = Watch(sessions.First, new FieldHolds(Named("configmap", "settings"), ".data.color", new Comparison(ComparisonKind.Equals, ["blue"])));
        await seen.UntilAsync("it is missing", outcome => outcome is CheckOutcome.Failed);

        await sessions.DoAsFirstAsync("kubectl create configmap settings --from-literal=color=blue");

        await seen.UntilAsync("it is there", outcome => outcome is CheckOutcome.Passed);
        sessions.Cluster.Watches.Running.ShouldContain(("configmaps", sessions.First.Namespaces[VirtualNamespace.Default].Name));
    }

    [Fact]
    public async Task TwoSessions_SeeTheirOwn_ByOneWatchForEachKind()
    {
        var condition = new ObjectExists(Named("pod", "box"), null);
        await using var first = Watch(sessions.First, condition);
        await using var second = Watch(sessions.Second, condition);
        await first.UntilAsync("it is missing", outcome => outcome is CheckOutcome.Failed);
        await second.UntilAsync("it is missing", outcome => outcome is CheckOutcome.Failed);

        await sessions.DoAsFirstAsync("kubectl run box --image=busybox -- sleep 1d");
        await first.UntilAsync("it is there", outcome => outcome is CheckOutcome.Passed);

        (await sessions.Cluster.Declared.EvaluateAsync(sessions.Second, new DeclaredCheck("checks.yaml", [condition]), Token)).Outcome.ShouldBe(new CheckOutcome.Failed("There is no Pod box."));
        second.Outcomes.ShouldNotContain(outcome => outcome is CheckOutcome.Passed);
        sessions.Cluster.Watches.Running.Where(watch => watch.Kind is "pods" or "events" or "deployments").ShouldBe([("pods", null), ("deployments", null), ("events", null)], ignoreOrder: true);
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync() => await sessions.ClearFirstAsync("rm -f ~/answer.txt; kubectl delete configmap settings --ignore-not-found");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static ObjectReference Named(string kind, string name) =>
        new(CheckableKind.TryFind(kind, out var found) ? found : throw new ArgumentException(kind, nameof(kind)), name, null, VirtualNamespace.Default);

    private async Task<CheckOutcome> EvaluateAsync(Condition condition) =>
        (await sessions.Cluster.Declared.EvaluateAsync(sessions.First, new DeclaredCheck("checks.yaml", [condition]), Token)).Outcome;

    private WatchedCheck Watch(LabSession session, Condition condition) => new(sessions.Cluster.Declared, session, condition);
}
