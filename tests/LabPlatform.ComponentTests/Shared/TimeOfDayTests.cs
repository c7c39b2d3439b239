using LabPlatform.ComponentTests.Hosting;
using LabPlatform.Web.Components.Shared;

namespace LabPlatform.ComponentTests.Shared;

public sealed class TimeOfDayTests : LabComponentTest
{
    [Fact]
    public void Moment_IsSaidInUtc_UntilTheScriptKnowsTheReadersOwnTime()
    {
        var moment = new DateTimeOffset(2026, 3, 1, 1, 30, 0, TimeSpan.FromHours(2));

        var cut = Render<TimeOfDay>(parameters => parameters.Add(time => time.Value, moment));

        cut.Seen().ShouldBe("23:30 UTC");
        cut.Find("time").GetAttribute("datetime").ShouldBe("2026-02-28T23:30:00.0000000+00:00");
    }
}
