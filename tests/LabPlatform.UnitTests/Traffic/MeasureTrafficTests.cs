using LabPlatform.Domain.Sessions;
using LabPlatform.Domain.Traffic;
using LabPlatform.Tests.Shared;
using LabPlatform.Tests.Shared.Fakes;
using LabPlatform.UnitTests.Sessions;

namespace LabPlatform.UnitTests.Traffic;

public sealed class MeasureTrafficTests : IAsyncDisposable
{
    private readonly SessionTestBed _bed = new();
    private readonly FakeTrafficMeter _meter = new();
    private readonly MeasureTraffic _measure;

    public MeasureTrafficTests() => _measure = new MeasureTraffic(_bed.Access, _meter, _bed.Time);

    [Fact]
    public async Task Owner_SeesTheAnswers_UntilTheTimeIsUp()
    {
        var session = await _bed.StartReadyAsync(TestScenarios.OneStep.Id);
        await using var news = Measure(session.Id, session.Learner);
        var next = news.MoveNextAsync().AsTask();
        await Waits.UntilAsync("it measures", () => Task.FromResult(_meter.Running == 1));
        _meter.Tell(TestTraffic.Canary());
        (await next.DefaultTimeout()).ShouldBeTrue();
        news.Current.Answers.Length.ShouldBe(300);

        next = news.MoveNextAsync().AsTask();
        _bed.Time.Advance(MeasureTraffic.Longest);

        (await next.DefaultTimeout()).ShouldBeFalse();
        _meter.Running.ShouldBe(0);
    }

    [Fact]
    public async Task SomebodyElse_SendsNothing_Row1()
    {
        var session = await _bed.StartReadyAsync(TestScenarios.OneStep.Id);

        await using var news = Measure(session.Id, LearnerId.New());

        (await news.MoveNextAsync().AsTask().DefaultTimeout()).ShouldBeFalse();
        _meter.Order.ShouldBeNull();
    }

    [Fact]
    public async Task NamespaceOfNobody_SendsNothing()
    {
        var session = await _bed.StartReadyAsync(TestScenarios.OneStep.Id);

        await using var news = Measure(session.Id, session.Learner, "kube-system");

        (await news.MoveNextAsync().AsTask().DefaultTimeout()).ShouldBeFalse();
        _meter.Order.ShouldBeNull();
    }

    [Fact]
    public async Task ThirdWindow_IsRefused_UntilOneOfTheOthersStops()
    {
        var session = await _bed.StartReadyAsync(TestScenarios.OneStep.Id);
        using var leaving = new CancellationTokenSource();
        using var later = new CancellationTokenSource();
        var first = ReadAsync(session, leaving.Token);
        var others = ReadAsync(session, later.Token);
        await Waits.UntilAsync("two measure", () => Task.FromResult(_meter.Running == 2));

        await using (var third = Measure(session.Id, session.Learner))
        {
            (await third.MoveNextAsync().AsTask().DefaultTimeout()).ShouldBeTrue();
            third.Current.Trouble.ShouldBe("Requests are sent for this lab in 2 windows already. Stop one of them first.");
            (await third.MoveNextAsync().AsTask().DefaultTimeout()).ShouldBeFalse();
        }

        await leaving.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => first.DefaultTimeout());
        var fourth = ReadAsync(session, later.Token);
        await Waits.UntilAsync("it measures", () => Task.FromResult(_meter.Running == 2));

        await later.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => Task.WhenAll(others, fourth).DefaultTimeout());
    }

    public ValueTask DisposeAsync() => _bed.DisposeAsync();

    private IAsyncEnumerator<TrafficNews> Measure(SessionId session, LearnerId learner, string space = "default") =>
        _measure.ExecuteAsync(session, learner, Order(space), SessionTestBed.Token).GetAsyncEnumerator(SessionTestBed.Token);

    private async Task ReadAsync(LabSession session, CancellationToken cancellationToken)
    {
        await foreach (var news in _measure.ExecuteAsync(session.Id, session.Learner, Order("default"), cancellationToken))
        {
            news.Trouble.ShouldBeNull();
        }
    }

    private static TrafficOrder Order(string space) => TrafficOrder.Make(new VirtualNamespace(space), "web", "/", 5).Value.ShouldNotBeNull();
}
