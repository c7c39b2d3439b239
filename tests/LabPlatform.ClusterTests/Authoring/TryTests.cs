using System.Xml.Linq;
using LabPlatform.ClusterTests.Client;
using LabPlatform.Kubernetes.Client;
using LabPlatform.Tests.Shared;

namespace LabPlatform.ClusterTests.Authoring;

/// <summary><c>lab try</c> on the real cluster: what can be solved is green, what cannot is red, and nothing of it stays.</summary>
[Trait("Category", "Soak")]
public sealed class TryTests : IDisposable
{
    private readonly KubernetesClient _admin = new(KubernetesClientConfiguration.FromKubeconfig([LocalCluster.AdminKubeconfig]));

    public void Dispose() => _admin.Dispose();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Solvable_IsGreen_AndItsNamespacesAreGoneWhenItEnds()
    {
        using var lab = new AuthorsLab("one", "two");

        var (code, scenario) = await LabTool.TryAsync(lab);

        code.ShouldBe(0, scenario.GetRawText());
        scenario.GetProperty("outcome").GetString().ShouldBe("passed");
        var first = scenario.GetProperty("steps")[0];
        first.GetProperty("before").GetProperty("reason").GetString().ShouldBe("There is no ConfigMap called one.");
        first.GetProperty("solve").GetProperty("commands")[0].GetProperty("output").GetString().ShouldBe("prepared\nconfigmap/one created\n");
        first.GetProperty("after").GetProperty("reason").GetString().ShouldBe("configmap/one");
        first.GetProperty("later")[0].GetProperty("reason").GetString().ShouldBe("There is no ConfigMap called two.");
        (await NamespacesAsync(scenario.GetProperty("session").GetString()!)).ShouldBeEmpty();
    }

    [Fact]
    public async Task SolutionIsWrong_IsRed_WithTheReasonAndTheOutput_AlsoForJUnit()
    {
        using var lab = new AuthorsLab("one", "two").Write("one/solve.sh", "kubectl create configmap oen\n");
        var report = Path.Combine(lab.Folder, "report.xml");

        var (code, output, _) = await LabTool.RunAsync("try", lab.Folder, "--junit", report);

        code.ShouldBe(1);
        output.ShouldContain("step 1 “Make one”: FAILED");
        output.ShouldContain("The check does not pass after one/solve.sh (failed): There is no ConfigMap called one.");
        output.ShouldContain("    | configmap/oen created");
        output.ShouldContain("step 2 “Make two”: skipped");
        var suite = XDocument.Load(report).Root!.Elements("testsuite").ShouldHaveSingleItem();
        suite.Descendants("failure").ShouldHaveSingleItem().Value.ShouldContain("There is no ConfigMap called one.");
    }

    [Fact]
    public async Task CheckPassesBefore_IsRed()
    {
        using var lab = new AuthorsLab("one").Write("one/verify.sh", "echo always\n");

        var (code, scenario) = await LabTool.TryAsync(lab);

        code.ShouldBe(1);
        scenario.GetProperty("steps")[0].GetProperty("reasons")[0].GetString().ShouldBe("The check passes before anything was done and says: always.");
    }

    [Fact]
    public async Task LaterCheckPassesTooEarly_IsRed()
    {
        using var lab = new AuthorsLab("one", "two").Write("two/verify.sh", "kubectl get configmap one -o name\n");

        var (code, scenario) = await LabTool.TryAsync(lab);

        code.ShouldBe(1);
        scenario.GetProperty("steps")[0].GetProperty("reasons")[0].GetString().ShouldBe("With it the check of step 2 passes already and says: configmap/one.");
    }

    [Fact]
    public async Task WithoutSolution_ThePageIsClickedThrough_AsInOneTerminal()
    {
        using var lab = new AuthorsLab("one");
        File.Delete(Path.Combine(lab.Folder, "one/solve.sh"));
        lab.Write("one/text.md", "`mkdir -p work; cd work; NAME=one`{{exec}}\n\n```bash\nvim notes\n```{{exec}}\n\n```bash\npwd\nk create configmap $NAME\n```{{exec}}\n");

        var (code, scenario) = await LabTool.TryAsync(lab);

        code.ShouldBe(0, scenario.GetRawText());
        var commands = scenario.GetProperty("steps")[0].GetProperty("solve").GetProperty("commands");
        commands[1].GetProperty("skipped").GetString().ShouldBe("vim");
        commands[2].GetProperty("output").GetString().ShouldBe("/root/work\nconfigmap/one created\n");
    }

    [Fact]
    public async Task Interrupted_EndsWith130_AndTheSessionIsDeletedAllTheSame()
    {
        using var lab = new AuthorsLab("one").Write("one/solve.sh", "sleep 300\n");
        var (process, session) = await LabTool.StartTryAsync(lab);
        using (process)
        {
            await process.SignalAsync("INT");

            process.ExitCode.ShouldBe(130);
        }

        await Waits.UntilAsync("the namespaces are gone", async () => (await NamespacesAsync(session)).Count == 0, TimeSpan.FromMinutes(2));
    }

    [Fact]
    public async Task Killed_TheNextRunTakesAwayWhatItLeft()
    {
        using var lab = new AuthorsLab("one").Write("one/solve.sh", "sleep 300\n");
        var (process, session) = await LabTool.StartTryAsync(lab);
        using (process)
        {
            await process.SignalAsync("KILL");
        }

        (await NamespacesAsync(session)).Count.ShouldBe(2);
        using var other = new AuthorsLab("two");
        (await LabTool.TryAsync(other)).Code.ShouldBe(0);

        await Waits.UntilAsync("the namespaces are gone", async () => (await NamespacesAsync(session)).Count == 0, TimeSpan.FromMinutes(2));
    }

    [Fact]
    public async Task Scaffold_PassesValidateAndTry()
    {
        var folder = Path.Combine(Directory.CreateTempSubdirectory("lab-new-").FullName, "my-lab");
        try
        {
            (await LabTool.RunAsync("new", folder)).Code.ShouldBe(0);
            (await LabTool.RunAsync("validate", folder)).Output.ShouldEndWith("1 scenario: 0 broken, 1 run in namespaces; 0 errors, 0 warnings" + Environment.NewLine);

            var (code, output, _) = await LabTool.RunAsync("try", folder);

            code.ShouldBe(0, output);
            output.ShouldContain("steps: 2 passed, 0 failed, 0 without a check, 0 skipped");
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(folder)!, recursive: true);
        }
    }

    private async Task<IReadOnlyList<string>> NamespacesAsync(string session)
    {
        var list = await _admin.ListAsync(ApiResource.Namespaces, null, Token, new ListOptions { LabelSelector = $"labplatform.io/session={session}" });
        return [.. list.Items.Select(item => item.Name)];
    }
}
