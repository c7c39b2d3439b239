using LabPlatform.ComponentTests.Hosting;
using LabPlatform.Domain.Sessions;
using LabPlatform.Web.Components.Results;

namespace LabPlatform.ComponentTests.Results;

public sealed class FinishPageTests : LabComponentTest
{
    private bool _notFound;

    public FinishPageTests() => Navigation.OnNotFound += (_, _) => _notFound = true;

    [Fact]
    public async Task Results_OfAFinishedLab_ComeWithItsLastPage()
    {
        var cut = RenderFor(await AddSessionAsync(Finished));

        cut.Title().ShouldBe("Well done.");
        cut.WindowTitle(this).ShouldBe("Well done. · Three steps");
        cut.Find(".prose").SeenIn().ShouldBe("Done");
        cut.FindAll("h2").Select(Reading.SeenIn).ShouldBe(["Done", "Steps", "What next"]);
    }

    [Fact]
    public async Task Results_OfALabThatIsNotFinished_DoNotCongratulate()
    {
        var cut = RenderFor(await AddSessionAsync());

        cut.Title().ShouldBe("What you have so far");
        cut.FindAll(".prose, .seal").ShouldBeEmpty();
    }

    [Fact]
    public async Task Results_OfSomebodyElse_AreNotThere()
    {
        RenderFor(await AddSessionAsync(session => Finished(session) with { Learner = LearnerId.New() })).Markup.Trim().ShouldBeEmpty();

        _notFound.ShouldBeTrue();
    }

    [Fact]
    public async Task Results_ForAVisitor_AreNotThere()
    {
        var session = await AddSessionAsync(Finished);
        SignOut();

        RenderFor(session).Markup.Trim().ShouldBeEmpty();

        _notFound.ShouldBeTrue();
    }

    [Fact]
    public async Task Steps_SayHowTheyWent()
    {
        var now = Time.GetUtcNow();
        var session = await AddSessionAsync(session => session with { Results = [new(0, 3, now, "There."), new(2, 1, PassedAt: null, "No.")] });

        var cut = RenderFor(session);

        Steps(cut).ShouldBe(["Step 1 passed, 3 checks", "2 Step 2 no check", "3 Step 3 not passed, 1 check"]);
    }

    [Fact]
    public async Task Steps_PassedAtOnce_OrNeverChecked_SaySo()
    {
        var session = await AddSessionAsync(session => session with { Results = [new(0, 1, Time.GetUtcNow(), "There.")] });

        Steps(RenderFor(session)).ShouldBe(["Step 1 passed at once", "2 Step 2 no check", "3 Step 3 not checked"]);
    }

    private LabSession Finished(LabSession session) => session with { CurrentStep = 3, FinishedAt = Time.GetUtcNow() };

    private IRenderedComponent<FinishPage> RenderFor(LabSession session) => Render<FinishPage>(parameters => parameters.Add(page => page.Id, session.Id.Value));

    private static string[] Steps(IRenderedComponent<FinishPage> cut) => [.. cut.FindAll("section[aria-labelledby=steps-title] li").Select(Reading.SeenIn)];
}
