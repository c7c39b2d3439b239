using System.Text.Json;
using System.Xml.Linq;
using LabPlatform.Cli.Try.Reports;

namespace LabPlatform.UnitTests.Cli.Try;

/// <summary>The forms authors' CI reads.</summary>
public sealed class TryReportTests
{
    private static readonly TryReport s_report = new(
        [
            new ScenarioTrial("labs/good", "Good", Verdict.Passed, "", "abc", TimeSpan.FromSeconds(1.5), TimeSpan.FromSeconds(9),
            [
                new StepTrial(1, "First", Verdict.Passed, [], new CheckTrial(1, "failed", "nothing there", "", TimeSpan.FromSeconds(0.2)),
                    new Solution("step1/solve.sh", [new SolutionCommand("step1/solve.sh", Interactive: null, 0, "\u001bmade & \ud83d\ude80", TimeSpan.FromSeconds(1))]),
                    new CheckTrial(1, "passed", "", "", TimeSpan.FromSeconds(0.3)), [new CheckTrial(3, "failed", "not there", "", TimeSpan.Zero)], TimeSpan.FromSeconds(2)),
                new StepTrial(2, "Second", Verdict.Unchecked, [], Before: null, new Solution(Solution.Page, [new SolutionCommand("vim a", "vim", ExitCode: null, "", TimeSpan.Zero)]), After: null, [], TimeSpan.Zero),
            ]),
            new ScenarioTrial("labs/bad", "Bad", Verdict.Failed, "", "def", TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5),
            [
                new StepTrial(1, "Only <this>", Verdict.Failed, ["It does not pass.", "Nor does that."], Before: null, Solution: null, After: null, [], TimeSpan.FromSeconds(3)),
                StepTrial.Skipped(2, "Never"),
            ]),
            new ScenarioTrial("labs/lost", "Lost", Verdict.Failed, "No session could be started: no room.", Session: null, ReadyAfter: null, TimeSpan.FromSeconds(1), []),
            new ScenarioTrial("labs/late", "Late", Verdict.Skipped, "", Session: null, ReadyAfter: null, TimeSpan.Zero, []),
        ],
        TimeSpan.FromSeconds(20));

    [Fact]
    public void JUnit_HasACasePerStep_AndOneForWhatDidNotStart()
    {
        using var stream = new MemoryStream();
        TryJUnit.Write(s_report, stream);
        stream.Position = 0;

        var suites = XDocument.Load(stream).Root!.Elements("testsuite").ToList();

        suites.Select(suite => (string)suite.Attribute("name")!).ShouldBe(["labs/good", "labs/bad", "labs/lost", "labs/late"]);
        suites.Select(suite => ((int)suite.Attribute("tests")!, (int)suite.Attribute("failures")!, (int)suite.Attribute("skipped")!))
            .ShouldBe([(2, 0, 1), (2, 1, 1), (1, 1, 0), (1, 0, 1)]);
        foreach (var suite in suites)
        {
            suite.Elements("testcase").Count().ShouldBe((int)suite.Attribute("tests")!);
            suite.Descendants("failure").Count().ShouldBe((int)suite.Attribute("failures")!);
            suite.Descendants("skipped").Count().ShouldBe((int)suite.Attribute("skipped")!);
        }

        suites[1].Elements("testcase").First().Attribute("name")!.Value.ShouldBe("step 1 Only <this>");
        suites[1].Descendants("failure").Single().Attribute("message")!.Value.ShouldBe("It does not pass. Nor does that.");
        suites[0].Descendants("system-out").First().Value.ShouldContain("\uFFFDmade & \ud83d\ude80");
    }

    [Fact]
    public void Json_HasTheDocumentedKeys()
    {
        using var document = JsonDocument.Parse(TryJson.Write(s_report));

        var good = document.RootElement.GetProperty("scenarios")[0];
        Keys(good).ShouldBe(["path", "title", "outcome", "reason", "session", "readySeconds", "seconds", "steps"]);
        var step = good.GetProperty("steps")[0];
        Keys(step).ShouldBe(["number", "title", "outcome", "reasons", "seconds", "before", "solve", "after", "later"]);
        Keys(step.GetProperty("before")).ShouldBe(["step", "outcome", "reason", "output", "seconds"]);
        Keys(step.GetProperty("solve").GetProperty("commands")[0]).ShouldBe(["text", "skipped", "exitCode", "timedOut", "output", "seconds"]);
        document.RootElement.GetProperty("scenarios").EnumerateArray().Select(scenario => scenario.GetProperty("outcome").GetString()).ShouldBe(["passed", "failed", "failed", "skipped"]);
        var summary = document.RootElement.GetProperty("summary");
        (summary.GetProperty("scenarios").GetInt32(), summary.GetProperty("passed").GetInt32(), summary.GetProperty("failed").GetInt32(), summary.GetProperty("notTried").GetInt32()).ShouldBe((4, 1, 2, 1));
        summary.GetProperty("steps").GetRawText().ReplaceLineEndings("").Replace(" ", "", StringComparison.Ordinal).ShouldBe("""{"passed":1,"failed":1,"unchecked":1,"skipped":1}""");
    }

    [Fact]
    public void Text_ALineAStep_WithWhatWentWrong()
    {
        using var output = new StringWriter();
        var text = new TryText(output);
        foreach (var trial in s_report.Scenarios)
        {
            foreach (var step in trial.Steps)
            {
                text.Tried(trial, step);
            }

            text.Finished(trial);
        }

        text.Summarise(s_report);

        var said = output.ToString();
        said.ShouldContain("labs/good: step 1 “First”: ok, 2.0 s (step1/solve.sh)");
        said.ShouldContain("labs/good: step 2 “Second”: has no check, 0.0 s (0 commands of the page, skipped: vim)");
        said.ShouldContain("labs/bad: step 1 “Only <this>”: FAILED, 3.0 s: It does not pass. Nor does that.");
        said.ShouldContain("labs/lost: FAILED: No session could be started: no room.");
        said.ShouldContain("4 scenarios: 1 passed, 2 failed, 1 not tried; steps: 1 passed, 1 failed, 1 without a check, 1 skipped; 20.0 s");
    }

    private static IEnumerable<string> Keys(JsonElement element) => element.EnumerateObject().Select(property => property.Name);
}
