using LabPlatform.Domain.ClusterViews;
using LabPlatform.Tests.Shared.Fakes;
using LabPlatform.Web.Components.ClusterView;
using static LabPlatform.Tests.Shared.Fakes.TestTraffic;

namespace LabPlatform.UnitTests.Traffic;

public sealed class TrafficRecordTests
{
    private readonly TrafficRecord _record = new();

    [Fact]
    public void Canary_SettlesAtItsShare()
    {
        _record.Add(Canary().Answers);

        _record.Shares().ShouldBe([("v1", 80), ("v2", 20)]);
        (_record.Total, _record.Failed).ShouldBe((300, 0));
    }

    [Fact]
    public void Switch_IsSeenSecondBySecond_AndWhatFailedIsCounted()
    {
        _record.Add(Switch().Answers);

        var timeline = _record.Timeline();

        timeline.Length.ShouldBe(40);
        timeline[0].Versions.ShouldBe([("v1", 5)]);
        timeline[^1].Versions.ShouldBe([("v2", 5)]);
        timeline.Sum(second => second.Failed).ShouldBe(10);
        timeline.Select(second => second.Total).ShouldAllBe(total => total == 5);
        _record.LastFailure.ShouldBe("connection refused");
        _record.Shares().ShouldBe([("v2", 100)]);
    }

    [Fact]
    public void OldAnswers_AreForgotten_ButStillCounted()
    {
        _record.Add(Enumerable.Range(0, 1000).Select(second => Answer(second)));

        _record.Timeline().Length.ShouldBe(TrafficRecord.Seconds);
        _record.Total.ShouldBe(1000);
    }

    [Fact]
    public void Latency_OfThoseThatAnswered()
    {
        _record.Add(Enumerable.Range(1, 100).Select(number => Answer(0, milliseconds: number)).Append(Answer(0, milliseconds: 2000, failure: "no answer within 2 s")));

        _record.Latency().ShouldBe((TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(95)));
    }

    [Fact]
    public void Marks_AreSetAtTheNewestAnswer_AndGoWithTheirSecond()
    {
        _record.Mark("before anything was sent");
        _record.Marks.ShouldBeEmpty();
        _record.Add([Answer(0)]);
        _record.Mark("Service web → color=green");

        _record.Add([Answer(12)]);
        _record.Marks.ShouldBe([new TrafficMark(12, "Service web → color=green")]);

        _record.Add([Answer(90)]);
        _record.Marks.ShouldBeEmpty();
    }

    [Fact]
    public void Answers_ThatSayAnotherThingEachTime_AreOthers()
    {
        _record.Add(Enumerable.Range(0, 100).Select(number => Answer(number * 0.1, $"12:00:{number:00}")));

        _record.Shares().Length.ShouldBe(6);
        _record.Shares()[0].ShouldBe(("others", 95));
    }

    [Fact]
    public void Nothing_IsNothing()
    {
        _record.Timeline().ShouldBeEmpty();
        _record.Shares().ShouldBeEmpty();
        _record.Latency().ShouldBeNull();
    }

    [Fact]
    public void Changes_BetweenPictures_AreTheOnesThatDecideWhoAnswers()
    {
        PictureChanges.Between(TestPictures.BlueGreen(), TestPictures.BlueGreen()).ShouldBeEmpty();
        PictureChanges.Between(TestPictures.BlueGreen(), TestPictures.BlueGreen("green")).ShouldBe(["Service web → color=green"]);
        PictureChanges.Between(new ClusterPicture([], null), TestPictures.BlueGreen()).ShouldBeEmpty();

        var one = TestPictures.Workload("web", [TestPictures.Pod("a", "v1")], "old");
        PictureChanges.Between(Of(one), Of(one with { Wanted = 3 })).ShouldBe(["web: 1 → 3 pods"]);
        PictureChanges.Between(Of(one), Of(one with { Groups = [.. one.Groups, new PodGroup("new", 2, [])] })).ShouldBe(["web: revision 2"]);
    }

    private static ClusterPicture Of(WorkloadPicture workload) => TestPictures.Of([], [workload]);
}
