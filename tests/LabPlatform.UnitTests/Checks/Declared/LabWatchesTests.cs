using System.Threading.Channels;
using LabPlatform.Domain.Checks;
using LabPlatform.Domain.Checks.Declared;
using LabPlatform.Domain.Sessions;
using LabPlatform.Kubernetes.Checks.Declared;
using LabPlatform.Kubernetes.Watching;
using LabPlatform.Tests.Shared;
using LabPlatform.Tests.Shared.Fakes;
using Microsoft.Extensions.Logging.Abstractions;

namespace LabPlatform.UnitTests.Checks.Declared;

/// <summary>What is watched, for how many, and for how long.</summary>
public sealed class LabWatchesTests : IAsyncLifetime
{
    private readonly LabState _first = new();
    private readonly LabState _second = new();
    private readonly CancellationTokenSource _end = new();
    private readonly List<Task> _pages = [];
    private readonly FakePodScripts _scripts = new();
    private ClusterDouble _cluster = null!;
    private LabWatches _watches = null!;
    private DeclaredChecks _checks = null!;

    public async ValueTask InitializeAsync()
    {
        _cluster = await ClusterDouble.StartAsync();
        _watches = new LabWatches(_cluster.Identities, TimeProvider.System, NullLogger<LabWatches>.Instance);
        _checks = new DeclaredChecks(new LabLooks(_cluster.Identities), _watches, new Questions(_scripts), TimeProvider.System);
    }

    [Fact]
    public async Task ManySessions_OneWatchForEachKind_AndEachSeesItsOwn()
    {
        var first = Open(_first, Exists("pod", "box"));
        var second = Open(_second, Exists("pod", "box"));
        await ShouldBeAsync<CheckOutcome.Failed>(first);
        await ShouldBeAsync<CheckOutcome.Failed>(second);

        _cluster.PutPod(_first.Namespace, "box");

        await ShouldBeAsync<CheckOutcome.Passed>(first);
        (await LookAsync(_second, Exists("pod", "box"))).ShouldBeOfType<CheckOutcome.Failed>();
        second.TryPeek(out _).ShouldBeFalse("nothing has changed there");
        await WatchedShouldBeAsync("deployments", "events", "pods", "replicasets", "statefulsets");
    }

    [Fact]
    public async Task KindsOfTheSession_AreWatchedThereOnly()
    {
        var page = Open(_first, Exists("configmap", "settings"));
        await ShouldBeAsync<CheckOutcome.Failed>(page);

        await WatchedShouldBeAsync($"configmaps in {_first.Namespace}");
        _cluster.Put("configmaps", _first.Namespace, "settings", "\"data\": {}");
        await ShouldBeAsync<CheckOutcome.Passed>(page);
    }

    [Fact]
    public async Task WhatIsInOtherNamespaces_IsDropped()
    {
        _cluster.PutPod("kube-system", "dns");
        _cluster.PutPod("lab-abcdefghijklmnop-sys", "toolbox");
        _cluster.PutPod(_first.Namespace, "box");
        await using var watch = new KindWatch(() => _cluster.Identities.Observer, ObservedKinds.Pods, null, TimeProvider.System, NullLogger.Instance);

        await Waits.UntilAsync("the list is read", () => Task.FromResult(watch.Trouble is null));

        watch.In(_first.Namespace).Select(pod => pod.Name).ShouldBe(["box"]);
        watch.In("kube-system").ShouldBeEmpty();
        watch.In("lab-abcdefghijklmnop-sys").ShouldBeEmpty();
    }

    [Fact]
    public async Task WatchThatBreaks_GoesOn()
    {
        var page = Open(_first, Exists("pod", "box"));
        await ShouldBeAsync<CheckOutcome.Failed>(page);

        await WatchedShouldBeAsync("deployments", "events", "pods", "replicasets", "statefulsets");
        _cluster.DropWatches();
        _cluster.PutPod(_first.Namespace, "box");

        await ShouldBeAsync<CheckOutcome.Passed>(page);
    }

    [Fact]
    public async Task KindThatMayNotBeSeen_CannotBeChecked_UntilItMay()
    {
        _cluster.Forbidden["configmaps"] = true;
        (await LookAsync(_first, Exists("configmap", "settings"))).ShouldBeOfType<CheckOutcome.CouldNotCheck>().Reason.ShouldContain("lacks a right");
        var session = _first.Namespace;
        await using var watch = new KindWatch(() => _cluster.Identities.Observer, ObservedKinds.Of("configmaps"), session, TimeProvider.System, NullLogger.Instance);
        await Waits.UntilAsync("that is said", () => Task.FromResult(watch.Trouble?.Contains("lacks a right", StringComparison.Ordinal) is true));

        _cluster.Forbidden.Clear();

        await Waits.UntilAsync("it is seen", () => Task.FromResult(watch.Trouble is null));
    }

    [Fact]
    public async Task NobodyLooksAnyMore_TheWatchLingersAndEnds()
    {
        var time = new ManualTime();
        await using var watches = new LabWatches(_cluster.Identities, time, NullLogger<LabWatches>.Instance);
        var lease = watches.Open([(ObservedKinds.Pods, _first.Namespace)]);
        await Waits.UntilAsync("it is watched", () => Task.FromResult(_cluster.Watched.Count == 1));
        lease.Dispose();
        watches.Open([(ObservedKinds.Pods, _second.Namespace)]).Dispose();
        watches.Running.Count.ShouldBe(1);

        await Waits.UntilAsync("the watch has ended", () =>
        {
            time.Advance(TimeSpan.FromSeconds(30));
            return Task.FromResult(watches.Running.Count == 0 && _cluster.Watched.Count == 0);
        });
    }

    [Fact]
    public async Task Look_SeesWhatWasDoneAMomentAgo()
    {
        (await LookAsync(_first, Exists("pod", "box"))).ShouldBeOfType<CheckOutcome.Failed>();

        _cluster.PutPod(_first.Namespace, "box");

        (await LookAsync(_first, Exists("pod", "box"))).ShouldBeOfType<CheckOutcome.Passed>();
        _cluster.Watched.ShouldBeEmpty();
    }

    [Fact]
    public async Task Commands_AreRunOnlyWhenAllElseHolds_AndAgainUntilTheyDo()
    {
        _scripts.ExitCode = 1;
        var check = new DeclaredCheck("checks.yaml", [new CommandPrints("test -e done", null, 0), Exists("pod", "box")]);
        (await _checks.EvaluateAsync(_first.Session, check, Token)).Conditions[0].Outcome.ShouldBeOfType<CheckOutcome.NotYet>();
        _scripts.Runs.ShouldBe(0);

        _cluster.PutPod(_first.Namespace, "box");
        var page = Open(_first, [.. check.Conditions]);
        await ShouldBeAsync<CheckOutcome.Failed>(page);
        _scripts.Runs.ShouldBeGreaterThan(0);
        _scripts.ExitCode = 0;

        await ShouldBeAsync<CheckOutcome.Passed>(page);
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await Task.WhenAll(_pages).ContinueWith(_ => { }, TaskScheduler.Default).DefaultTimeout();
        _end.Dispose();
        await _watches.DisposeAsync();
        await _cluster.DisposeAsync();
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static ObjectExists Exists(string kind, string name) => new(LabState.Named(kind, name), null);

    private static async Task ShouldBeAsync<T>(ChannelReader<DeclaredReport> page)
        where T : CheckOutcome
    {
        while ((await page.ReadAsync(Token).AsTask().DefaultTimeout()).Outcome is not T)
        {
            // Something came before it.
        }
    }

    /// <summary>A list is known before its watch has begun.</summary>
    private Task WatchedShouldBeAsync(params string[] kinds) =>
        Waits.UntilAsync($"these are watched: {string.Join(", ", kinds)}", () => Task.FromResult(_cluster.Watched.SequenceEqual(kinds, StringComparer.Ordinal)));

    private async Task<CheckOutcome> LookAsync(LabState lab, Condition condition) =>
        (await _checks.EvaluateAsync(lab.Session, new DeclaredCheck("checks.yaml", [condition]), Token)).Outcome;

    private ChannelReader<DeclaredReport> Open(LabState lab, params Condition[] conditions)
    {
        var told = Channel.CreateUnbounded<DeclaredReport>();
        _pages.Add(ReadAsync(lab.Session, new DeclaredCheck("checks.yaml", [.. conditions])));
        return told.Reader;

        async Task ReadAsync(LabSession session, DeclaredCheck check)
        {
            await foreach (var report in _checks.WatchAsync(session, check, _end.Token))
            {
                told.Writer.TryWrite(report);
            }
        }
    }
}
