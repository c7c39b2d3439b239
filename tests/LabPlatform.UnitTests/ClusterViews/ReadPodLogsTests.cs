using LabPlatform.Domain.ClusterViews;
using LabPlatform.Domain.Sessions;
using LabPlatform.Tests.Shared;
using LabPlatform.Tests.Shared.Fakes;
using LabPlatform.UnitTests.Sessions;

namespace LabPlatform.UnitTests.ClusterViews;

public sealed class ReadPodLogsTests : IAsyncDisposable
{
    private readonly SessionTestBed _bed = new();
    private readonly FakePodLogs _logs = new();
    private readonly ReadPodLogs _read;

    public ReadPodLogsTests() => _read = new ReadPodLogs(_bed.Access, _logs);

    [Fact]
    public async Task Owner_ReadsWhatIsPrinted_ToItsEnd()
    {
        var session = await _bed.StartReadyAsync(TestScenarios.OneStep.Id);
        var reading = ReadAsync(session, session.Learner, "web-1");
        await Waits.UntilAsync("it is read", () => Task.FromResult(_logs.Reading == 1));

        _logs.Print("hello\n");
        _logs.End("The containers have ended.");

        (await reading.DefaultTimeout()).ShouldBe([new PodLogPart("hello\n", null), new PodLogPart("", "The containers have ended.")]);
        _logs.Reading.ShouldBe(0);
    }

    [Fact]
    public async Task SomebodyElse_ReadsNothing_Row1()
    {
        var session = await _bed.StartReadyAsync(TestScenarios.OneStep.Id);

        (await ReadAsync(session, LearnerId.New(), "web-1").DefaultTimeout()).ShouldBeEmpty();
        _logs.Pod.ShouldBeNull();
    }

    [Theory]
    [InlineData("--all-namespaces")]
    [InlineData("web; rm -rf /")]
    [InlineData("../web")]
    [InlineData("")]
    public async Task WhatIsNoName_IsNotAskedFor(string pod)
    {
        var session = await _bed.StartReadyAsync(TestScenarios.OneStep.Id);

        (await ReadAsync(session, session.Learner, pod).DefaultTimeout()).ShouldBeEmpty();
        _logs.Pod.ShouldBeNull();
    }

    [Fact]
    public async Task FourthAtOnce_IsRefused()
    {
        var session = await _bed.StartReadyAsync(TestScenarios.OneStep.Id);
        using var leaving = new CancellationTokenSource();
        var others = Enumerable.Range(0, 3).Select(_ => ReadAsync(session, session.Learner, "web", leaving.Token)).ToList();
        await Waits.UntilAsync("three read", () => Task.FromResult(_logs.Reading == 3));

        (await ReadAsync(session, session.Learner, "web").DefaultTimeout()).ShouldBe([new PodLogPart("", "3 logs of this lab are open already. Close one of them first.")]);

        await leaving.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => Task.WhenAll(others).DefaultTimeout());
    }

    public ValueTask DisposeAsync() => _bed.DisposeAsync();

    private async Task<List<PodLogPart>> ReadAsync(LabSession session, LearnerId learner, string pod, CancellationToken? end = null)
    {
        var parts = new List<PodLogPart>();
        await foreach (var part in _read.ExecuteAsync(session.Id, learner, VirtualNamespace.Default, pod, end ?? SessionTestBed.Token))
        {
            parts.Add(part);
        }

        return parts;
    }
}
