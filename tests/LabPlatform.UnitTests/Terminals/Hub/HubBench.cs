using System.Security.Claims;
using LabPlatform.Domain.Sessions;
using LabPlatform.Tests.Shared;
using LabPlatform.Tests.Shared.Fakes;
using LabPlatform.UnitTests.Sessions;
using LabPlatform.Web.Learners;
using LabPlatform.Web.Terminals;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Logging.Abstractions;

namespace LabPlatform.UnitTests.Terminals.Hub;

/// <summary>The hub without a host: its clock is moved and its database fails when a test wants it to.</summary>
internal sealed class HubBench : IAsyncDisposable
{
    private readonly SessionTestBed _bed;
    private readonly TerminalAccess _access;

    public HubBench()
    {
        _bed = new SessionTestBed(Store);
        _access = new TerminalAccess(new FindSession(_bed.Access));
        var activity = new RecordActivity(_bed.Access, _bed.Changes, _bed.Time);
        Registry = new TerminalRegistry(Toolbox, _access, activity, _bed.News, new ReconcileSignal(), _bed.Time, NullLogger<TerminalRegistry>.Instance);
    }

    public FakeSessionStore Store { get; } = new();

    public RecordingTerminal Toolbox { get; } = new();

    public TerminalRegistry Registry { get; }

    public ManualTime Time => _bed.Time;

    public Task<LabSession> StartAsync() => _bed.StartReadyAsync();

    /// <summary>A page's connection, with the learner's cookie.</summary>
    public TerminalHub Connect(string connection = "one") =>
        new(Registry, _access, NullLogger<TerminalHub>.Instance) { Context = new Caller(connection, _bed.Learner.ToPrincipal()) };

    /// <summary>Attaches and reads until the toolbox is there.</summary>
    public static async Task<IAsyncEnumerator<TerminalMessage>> AttachAsync(TerminalHub hub, SessionId session, int terminal = 1, string viewer = "viewer0001")
    {
        var request = new AttachRequest(session.Value, terminal, viewer, Epoch: 0, FromOffset: 0, Columns: 80, Rows: 24, Watch: false, Visible: true);
        var stream = hub.Attach(request, TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        (await stream.MoveNextAsync().AsTask().DefaultTimeout()).ShouldBeTrue();
        stream.Current.Type.ShouldBe("attached");
        return stream;
    }

    public ValueTask DisposeAsync() => _bed.DisposeAsync();

    private sealed class Caller(string connection, ClaimsPrincipal user) : HubCallerContext
    {
        public override string ConnectionId => connection;

        public override string? UserIdentifier => null;

        public override ClaimsPrincipal User => user;

        public override IDictionary<object, object?> Items { get; } = new Dictionary<object, object?>();

        public override IFeatureCollection Features { get; } = new FeatureCollection();

        public override CancellationToken ConnectionAborted => CancellationToken.None;

        public override void Abort()
        {
            // No test lets the hub hang up.
        }
    }
}
