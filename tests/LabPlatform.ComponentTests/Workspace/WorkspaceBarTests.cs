using LabPlatform.ComponentTests.Hosting;
using LabPlatform.Domain.Sessions;
using LabPlatform.Web.Components.Workspace;

namespace LabPlatform.ComponentTests.Workspace;

public sealed class WorkspaceBarTests : LabComponentTest
{
    [Fact]
    public async Task Bar_LeadsToTheLabsPage_AndToAllLabs()
    {
        var cut = RenderIn<WorkspaceBar>(await AddSessionAsync());

        cut.Link("Three steps").GetAttribute("href").ShouldBe("/labs/kubernetes/three-steps");
        cut.Link("To all labs").GetAttribute("href").ShouldBe("/");
    }

    [Theory]
    [InlineData(SessionState.Starting, true)]
    [InlineData(SessionState.Ready, true)]
    [InlineData(SessionState.Ending, false)]
    [InlineData(SessionState.Ended, false)]
    public async Task Clock_AndEnd_AreThereAsLongAsTheLabIs(SessionState state, bool there)
    {
        var cut = RenderIn<WorkspaceBar>(await AddSessionAsync(session => session with { State = state }));

        cut.Seen().Contains("Time left:", StringComparison.Ordinal).ShouldBe(there);
        cut.HasButton("End").ShouldBe(there);
        cut.HasButton("Change the colours of the page").ShouldBeTrue();
    }
}
