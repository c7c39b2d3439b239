using LabPlatform.Kubernetes.Client;
using LabPlatform.Kubernetes.Toolboxes;
using LabPlatform.Tests.Shared;

namespace LabPlatform.ClusterTests.Terminals;

/// <summary>A toolbox is lost while its namespaces live: the learner is told, and goes on in another one.</summary>
public sealed class ToolboxLossTests(RunningLab lab) : IClassFixture<RunningLab>
{
    [Fact]
    public async Task ToolboxDeleted_ThePageSaysSo_AndANewShellIsThere_F6()
    {
        await using var page = await lab.OpenPageAsync();
        await using var terminal = await lab.AttachAsync(page);
        await terminal.TypeAsync("kubectl create configmap before-deletion; echo mine > ~/file\n");
        await terminal.UntilAsync("configmap/before-deletion created\r\n");

        var started = TimeProvider.System.GetTimestamp();
        await lab.Admin.DeleteAsync(ApiResource.Pods, lab.Namespaces.System.Name, ToolboxPods.Toolbox, Token);
        (await terminal.UntilTypeAsync("reconnecting")).Text.ShouldNotBeNullOrWhiteSpace();
        await PageSaysAsync("Your toolbox was deleted.", TimeSpan.FromSeconds(10) - TimeProvider.System.GetElapsedTime(started));
        var told = TimeProvider.System.GetElapsedTime(started);

        await NewShellAsync("before-deletion");
        TestContext.Current.TestOutputHelper?.WriteLine($"told after {told.TotalSeconds:F1} s, typing again after {TimeProvider.System.GetElapsedTime(started).TotalSeconds:F1} s");
        (await lab.ReadPageAsync()).ShouldContain("Your toolbox was deleted. This is a new one");
    }

    [Fact]
    [Trait("Category", "Soak")] // the kubelet measures volumes once a minute
    public async Task ToolboxEvicted_ThePageSaysWhy_AndANewShellIsThere_F6()
    {
        await using var page = await lab.OpenPageAsync();
        await using var terminal = await lab.AttachAsync(page);
        await terminal.TypeAsync("kubectl create configmap before-eviction; head -c 30000000 /dev/zero > /var/lib/labplatform/too-much; echo FIL''LED\n");
        await terminal.UntilAsync("FILLED\r\n");

        await PageSaysAsync("The cluster threw it out", TimeSpan.FromMinutes(3));

        await NewShellAsync("before-eviction");
        (await lab.ReadPageAsync()).ShouldContain("This is a new one");
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Task PageSaysAsync(string text, TimeSpan limit) =>
        Waits.UntilAsync($"the page says “{text}”", async () => (await lab.ReadPageAsync()).Contains(text, StringComparison.Ordinal), limit);

    /// <summary>A shell in a toolbox without the old one's files, in a cluster that has what was made before.</summary>
    private async Task NewShellAsync(string kept)
    {
        await using var page = await lab.OpenPageAsync();
        await using var terminal = await lab.AttachAsync(page);
        await terminal.TypeAsync($"ls ~/file; kubectl get configmap {kept} -o name\n");
        (await terminal.UntilAsync($"configmap/{kept}\r\n")).ShouldContain("No such file");
    }
}
