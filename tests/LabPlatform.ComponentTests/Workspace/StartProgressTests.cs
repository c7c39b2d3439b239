using System.Collections.Immutable;
using LabPlatform.ComponentTests.Hosting;
using LabPlatform.Domain.Environments;
using LabPlatform.Web.Components.Workspace;

namespace LabPlatform.ComponentTests.Workspace;

public sealed class StartProgressTests : LabComponentTest
{
    [Fact]
    public void Start_ThatHasNotBegun_WaitsForAPlace()
    {
        var cut = RenderAt();

        cut.Heading("Preparing your lab");
        Lines(cut).ShouldBe(["Waiting for a place"]);
    }

    [Fact]
    public void Stages_AreSaidInOrder_WithHowTheyStand_AndWhatTheyWaitFor()
    {
        var cut = RenderAt(
            new("namespaces", "Making namespaces", StageState.Done, Detail: null),
            new("toolbox", "Starting your machine", StageState.Running, "pulling the image"),
            new("shell", "Opening a shell", StageState.Failed, "The machine does not answer."));

        Lines(cut).ShouldBe(
        [
            "Done: Making namespaces",
            "Starting your machine pulling the image",
            "Failed: Opening a shell The machine does not answer.",
        ]);
        cut.FindAll(".spinner").Count.ShouldBe(1);
        cut.Find("ol").GetAttribute("aria-live").ShouldBe("polite");
    }

    [Fact]
    public void Start_InPlaceOfALostToolbox_SaysWhatIsLostAndWhatIsNot()
    {
        var cut = Render<StartProgress>(parameters => parameters
            .Add(progress => progress.Stages, [])
            .Add(progress => progress.Loss, "Your toolbox was evicted."));

        cut.Heading("Making you a new toolbox");
        cut.Alert().ShouldBe("Your toolbox was evicted. What you made in the cluster and the steps you passed are still there; files and programs of the old toolbox are not.");
    }

    private IRenderedComponent<StartProgress> RenderAt(params ImmutableArray<ProvisioningProgress> stages) =>
        Render<StartProgress>(parameters => parameters.Add(progress => progress.Stages, stages));

    private static string[] Lines(IRenderedComponent<StartProgress> cut) => [.. cut.FindAll("li").Select(Reading.SeenIn)];
}
