using LabPlatform.ComponentTests.Hosting;
using LabPlatform.Domain.Environments;
using LabPlatform.Domain.Scenarios;
using LabPlatform.Domain.Sessions;
using LabPlatform.Tests.Shared.Fakes;
using LabPlatform.Web.Components.ClusterView;
using LabPlatform.Web.Components.Editor;
using LabPlatform.Web.Components.Ports;
using LabPlatform.Web.Components.Workspace;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace LabPlatform.ComponentTests.Workspace;

public sealed class WorkspacePageTests : LabComponentTest
{
    private bool _notFound;

    public WorkspacePageTests()
    {
        ComponentFactories.AddStub<ClusterPane>("a picture");
        ComponentFactories.AddStub<EditorPane>("files");
        ComponentFactories.AddStub<PortsPane>("ports");
        ComponentFactories.AddStub<ShellPane>("a shell"); // needs a browser: tests/LabPlatform.BrowserTests
        Navigation.OnNotFound += (_, _) => _notFound = true;
    }

    [Fact]
    public async Task Lab_FromItsStartToItsEnd_IsFollowedByItself()
    {
        var session = await AddSessionAsync(session => session with { State = SessionState.Starting, ReadyAt = null });
        var cut = RenderAt(session.Id.Value);
        cut.Seen().ShouldContain("Waiting for a place");

        Services.GetRequiredService<SessionNews>().ProgressOf(session.Id).Report(new("toolbox", "Starting your machine", StageState.Running, "pulling"));
        cut.WaitForAssertion(() => cut.Seen().ShouldContain("Starting your machine pulling"));

        await ElsewhereAsync(session, current => current.BecomeReady(Time.GetUtcNow()));
        cut.WaitForAssertion(() => Terminal(cut).ShouldBe("a shell"));

        await ElsewhereAsync(session, current => current.BeginEnd(EndReason.Deadline));
        cut.WaitForAssertion(() => Terminal(cut).ShouldStartWith("The time is up"));
        cut.HasButton("End").ShouldBeFalse();
    }

    [Fact]
    public async Task Page_IsNamedAfterStepAndLab()
    {
        var cut = RenderAt((await AddSessionAsync()).Id.Value);

        cut.WindowTitle(this).ShouldBe("Step 1 · Three steps");
        cut.Find("main").NameOf().ShouldBe("Instructions");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Page_ThatCannotAnswerYet_TakesNoClicks(bool interactive)
    {
        SetRendererInfo(new RendererInfo(interactive ? "Server" : "Static", interactive));

        var cut = RenderAt((await AddSessionAsync()).Id.Value);

        cut.Find(".workspace").HasAttribute("inert").ShouldBe(!interactive);
    }

    [Fact]
    public async Task Lab_ThatItsAuthorTookAway_IsSaidToBeGone()
    {
        var cut = RenderAt((await AddSessionAsync(session => session with { Scenario = ScenarioId.Parse("kubernetes/gone") })).Id.Value);

        cut.Title().ShouldBe("This lab is not there any more");
        cut.Find("main").Id.ShouldBe("main"); // where the skip link leads
    }

    [Fact]
    public async Task Lab_ThatIsEditedWhileItRuns_StaysOpen()
    {
        var session = await AddSessionAsync();
        var cut = RenderAt(session.Id.Value);

        Catalogue.Replace(TestScenarios.CatalogueOf());
        await ElsewhereAsync(session, current => current.Touch(Time.GetUtcNow() + TimeSpan.FromSeconds(1)));

        cut.WaitForAssertion(() => cut.Title().ShouldBe("Step 1"));
    }

    [Fact]
    public async Task Session_OfSomebodyElse_IsNotThere()
    {
        var session = await AddSessionAsync(session => session with { Learner = LearnerId.New() });

        RenderAt(session.Id.Value).Markup.ShouldBeEmpty();

        _notFound.ShouldBeTrue();
    }

    [Fact]
    public async Task Session_OfAVisitor_IsNotThere()
    {
        var session = await AddSessionAsync();
        SignOut();

        RenderAt(session.Id.Value).Markup.ShouldBeEmpty();

        _notFound.ShouldBeTrue();
    }

    [Theory]
    [InlineData("aaaaaaaaaaaaaaaa")]
    [InlineData("AAAAAAAAAAAAAAA1")]
    public void Session_ThatNeverWas_IsNotThere(string id)
    {
        RenderAt(id).Markup.ShouldBeEmpty();

        _notFound.ShouldBeTrue();
    }

    private IRenderedComponent<WorkspacePage> RenderAt(string id) => Render<WorkspacePage>(parameters => parameters.Add(page => page.Id, id));

    private static string Terminal(IRenderedComponent<WorkspacePage> cut) => cut.Find("section[aria-label=Terminal]").SeenIn();
}
