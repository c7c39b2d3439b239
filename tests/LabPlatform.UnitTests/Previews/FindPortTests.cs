using LabPlatform.Domain.ClusterViews;
using LabPlatform.Domain.Previews;
using LabPlatform.Domain.Sessions;
using LabPlatform.Tests.Shared;
using LabPlatform.Tests.Shared.Fakes;
using LabPlatform.UnitTests.Sessions;
using LabPlatform.Web.Previews;

namespace LabPlatform.UnitTests.Previews;

public sealed class FindPortTests : IAsyncDisposable
{
    private static readonly PreviewTarget s_web = new(PreviewTargetKind.Service, VirtualNamespace.Default, "web");

    private readonly SessionTestBed _bed = new();
    private readonly PreviewNames _names = new(new PreviewRules());
    private readonly FakeClusterView _view = new();
    private readonly FindPort _find;

    public FindPortTests() => _find = new FindPort(_bed.Access, _view);

    [Fact]
    public async Task Toolbox_IsItsLearners_AndTheClusterIsNotAsked()
    {
        var session = await _bed.StartReadyAsync();

        var found = await _find.ExecuteAsync(HostOf(session, PreviewTarget.Toolbox), session.Learner, SessionTestBed.Token);

        (found?.Session.Id, found?.Target, found?.Port).ShouldBe((session.Id, PreviewTarget.Toolbox, 8080));
        _view.Shown.ShouldBeEmpty();
    }

    [Fact]
    public async Task ServiceOrPod_IsFound_WhileItIsThere_Row63()
    {
        var session = await _bed.StartReadyAsync();
        _view.Set(TestPictures.BlueGreen());
        var pod = new PreviewTarget(PreviewTargetKind.Pod, VirtualNamespace.Default, "visitor");

        (await FindAsync(session, s_web)).ShouldBe(s_web);
        (await FindAsync(session, pod)).ShouldBe(pod);
        (await FindAsync(session, s_web with { Name = "kubernetes" })).ShouldBeNull();
        (await FindAsync(session, s_web with { Namespace = new VirtualNamespace("kube-system") })).ShouldBeNull();
        (await FindAsync(session, pod with { Name = "web" })).ShouldBeNull();

        _view.Set(new ClusterPicture([], null));
        (await FindAsync(session, s_web)).ShouldBeNull();
        _view.Watching.ShouldBe(0);
    }

    [Fact]
    public async Task SomebodyElses_Guessed_OrOver_IsNotThere_Row63()
    {
        var session = await _bed.StartReadyAsync();
        var host = HostOf(session, PreviewTarget.Toolbox);

        (await _find.ExecuteAsync(host, LearnerId.New(), SessionTestBed.Token)).ShouldBeNull();
        (await _find.ExecuteAsync(host with { Secret = "aaaaaaaa" }, session.Learner, SessionTestBed.Token)).ShouldBeNull();
        (await _find.ExecuteAsync(host with { Session = SessionId.New() }, session.Learner, SessionTestBed.Token)).ShouldBeNull();
        (await _find.ExecuteAsync(host with { Port = null }, session.Learner, SessionTestBed.Token)).ShouldBeNull();

        await _bed.End.ExecuteAsync(session.Id, session.Learner, SessionTestBed.Token);
        (await _find.ExecuteAsync(host, session.Learner, SessionTestBed.Token)).ShouldBeNull();
    }

    [Fact]
    public async Task Access_HoldsForTwoSecondsAtMost_Row62()
    {
        var session = await _bed.StartReadyAsync();
        var access = new PreviewAccess(_find, _bed.Time);
        var host = HostOf(session, PreviewTarget.Toolbox);
        (await access.FindAsync(host, session.Learner, SessionTestBed.Token)).ShouldNotBeNull();
        await _bed.End.ExecuteAsync(session.Id, session.Learner, SessionTestBed.Token);

        _bed.Time.Advance(TimeSpan.FromSeconds(1.9));
        (await access.FindAsync(host, session.Learner, SessionTestBed.Token)).ShouldNotBeNull();
        (await access.FindAsync(host, LearnerId.New(), SessionTestBed.Token)).ShouldBeNull();

        _bed.Time.Advance(TimeSpan.FromSeconds(0.1));
        (await access.FindAsync(host, session.Learner, SessionTestBed.Token)).ShouldBeNull();
    }

    [Fact]
    public async Task Connections_OfOneSession_AreLimited_AndGivenBack()
    {
        await using var app = await WebApp.StartAsync();
        var connect = new ConnectPort(new FakePortConnector { Server = app.Port });
        var port = new FoundPort(PreviewHostTests.TestSession(), PreviewTarget.Toolbox, 80);
        var open = new List<Stream>();
        for (var number = 0; number < ConnectPort.Most; number++)
        {
            open.Add(await connect.ExecuteAsync(port, SessionTestBed.Token));
        }

        (await Should.ThrowAsync<PortException>(() => connect.ExecuteAsync(port, SessionTestBed.Token))).Trouble.ShouldBe(PortTrouble.TooMany);
        await using var others = await connect.ExecuteAsync(port with { Session = PreviewHostTests.TestSession() }, SessionTestBed.Token);

        await open[0].DisposeAsync();
        await open[0].DisposeAsync();
        open[0] = await connect.ExecuteAsync(port, SessionTestBed.Token);
        await Should.ThrowAsync<PortException>(() => connect.ExecuteAsync(port, SessionTestBed.Token));
        foreach (var stream in open)
        {
            await stream.DisposeAsync();
        }
    }

    [Fact]
    public async Task ConnectionThatFails_TakesNoPlace()
    {
        var connector = new FakePortConnector();
        var connect = new ConnectPort(connector);
        var port = new FoundPort(PreviewHostTests.TestSession(), PreviewTarget.Toolbox, 80);

        for (var number = 0; number < 2 * ConnectPort.Most; number++)
        {
            (await Should.ThrowAsync<PortException>(() => connect.ExecuteAsync(port, SessionTestBed.Token))).Trouble.ShouldBe(PortTrouble.NothingListens);
        }
    }

    [Fact]
    public async Task Ports_AreTheLearnersOwnToSee_Row1()
    {
        var session = await _bed.StartReadyAsync();
        var ports = new FakeToolboxPorts();
        var watch = new WatchPorts(_bed.Access, ports);
        await using var foreign = watch.ExecuteAsync(session.Id, LearnerId.New(), SessionTestBed.Token).GetAsyncEnumerator(SessionTestBed.Token);
        (await foreign.MoveNextAsync().AsTask().DefaultTimeout()).ShouldBeFalse();

        await using var own = watch.ExecuteAsync(session.Id, session.Learner, SessionTestBed.Token).GetAsyncEnumerator(SessionTestBed.Token);
        var next = own.MoveNextAsync().AsTask();
        await Waits.UntilAsync("it is looked at", () => Task.FromResult(ports.Watching == 1));
        ports.Tell(new ListeningPort(8080, "python3"));

        (await next.DefaultTimeout()).ShouldBeTrue();
        own.Current.Ports.ShouldBe([new ListeningPort(8080, "python3")]);
    }

    public ValueTask DisposeAsync() => _bed.DisposeAsync();

    private PreviewHost HostOf(LabSession session, PreviewTarget target) => _names.Parse(new Uri(_names.Of(session).Of(target, 8080)).Host).ShouldNotBeNull();

    private async Task<PreviewTarget?> FindAsync(LabSession session, PreviewTarget target) =>
        (await _find.ExecuteAsync(HostOf(session, target), session.Learner, SessionTestBed.Token))?.Target;
}
