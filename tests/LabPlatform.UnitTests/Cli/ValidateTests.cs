using System.Text.Json;
using LabPlatform.Cli;
using LabPlatform.UnitTests.Content.Loading;

namespace LabPlatform.UnitTests.Cli;

/// <summary><c>lab validate</c> as an author's CI calls it.</summary>
public sealed class ValidateTests : IDisposable
{
    private readonly TemporaryCatalogue _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task Folder_WithGoodHiddenAndBroken_TellsOfEachInOneRun()
    {
        _files
            .Write("c/structure.json", """{ "items": [{ "path": "good" }, { "path": "broken" }] }""")
            .Write("c/good/index.json", """{ "title": "Good", "details": { "steps": [{ "text": "a.md" }, { "text": "a.md" }] } }""").Write("c/good/a.md", "# A\n")
            .Write("c/hidden/index.json", """{ "title": "Hidden", "details": { "intro": { "text": "a.md" } } }""").Write("c/hidden/a.md", "# A\n")
            .Write("c/broken/index.json", "{ \"title\": \"Broken\",\n  \"details\": [\n");

        var (code, output, _) = await RunAsync("validate", _files.Root, "--json");

        code.ShouldBe(1);
        using var document = JsonDocument.Parse(output);
        var scenarios = document.RootElement.GetProperty("scenarios").EnumerateArray().ToDictionary(scenario => Path.GetFileName(scenario.GetProperty("path").GetString()!), StringComparer.Ordinal);
        scenarios.Keys.ShouldBe(["broken", "good", "hidden"], ignoreOrder: true);
        (Listed("good"), Listed("hidden"), Listed("broken")).ShouldBe((true, false, true));
        scenarios["good"].GetProperty("title").GetString().ShouldBe("Good");
        scenarios["good"].GetProperty("steps").GetInt32().ShouldBe(2);
        scenarios["good"].GetProperty("fit").GetProperty("runsInNamespaces").GetBoolean().ShouldBeTrue();
        scenarios["broken"].GetProperty("fit").ValueKind.ShouldBe(JsonValueKind.Null);
        var problem = scenarios["broken"].GetProperty("problems").EnumerateArray().ShouldHaveSingleItem();
        problem.GetProperty("rule").GetString().ShouldBe("json-syntax");
        problem.GetProperty("severity").GetString().ShouldBe("error");
        problem.GetProperty("file").GetString().ShouldBe(Path.Combine(_files.Root, "c/broken/index.json"));
        problem.GetProperty("line").GetInt32().ShouldBeGreaterThan(1);
        document.RootElement.GetProperty("summary").GetProperty("broken").GetInt32().ShouldBe(1);

        bool Listed(string name) => scenarios[name].GetProperty("listed").GetBoolean();
    }

    [Fact]
    public async Task OneScenario_IsNamedAsGiven_AndItsFindingsNameTheirLines()
    {
        _files.Write("c/s/index.json", """{ "title": "One", "details": { "steps": [{ "text": "a.md" }] } }""")
            .Write("c/s/a.md", "# A\n\nLog in:\n\n```bash\nls\nssh node01\n```{{exec}}\n");

        var (code, output, _) = await RunAsync("validate", Path.Combine(_files.Root, "c/s") + "/");

        code.ShouldBe(0);
        output.ShouldContain($"{_files.Root}/c/s  “One”, 1 step, needs more than namespaces");
        output.ShouldContain($"{_files.Root}/c/s/a.md:7: ssh node01");
        output.ShouldContain("1 scenario: 0 broken, 0 run in namespaces; 0 errors, 0 warnings");
    }

    [Fact]
    public async Task LinkOutOfTheFolder_IsReported_NeverRead()
    {
        _files.Write("c/s/index.json", """{ "title": "One", "details": { "steps": [{ "text": "a.md", "verify": "verify.sh" }] } }""")
            .Write("c/s/a.md", "# A\n").Write("c/other.sh", "ssh node01\n").Link("c/s/verify.sh", "../other.sh");

        var (code, output, _) = await RunAsync("validate", Path.Combine(_files.Root, "c/s"), "--json");

        code.ShouldBe(1);
        output.ShouldNotContain("ssh node01");
        output.ShouldContain("\"reference-outside\"");
    }

    [Theory]
    [InlineData("validate")]
    [InlineData("validate", "--no-such-option", ".")]
    [InlineData("validate", "/no/such/folder")]
    [InlineData("no-such-command")]
    public async Task Misuse_EndsWith2_AndSaysWhy(params string[] arguments)
    {
        var (code, output, errors) = await RunAsync(arguments);

        code.ShouldBe(2);
        (output + errors).ShouldNotBeNullOrWhiteSpace();
    }

    [Fact]
    public async Task Cancelled_EndsAsShellsReportIt()
    {
        _files.Write("c/s/index.json", "{}");
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        (await LabCommand.RunAsync(["validate", _files.Root], TextWriter.Null, TextWriter.Null, cancelled.Token)).ShouldBe(130);
    }

    private static async Task<(int Code, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        await using var output = new StringWriter();
        await using var errors = new StringWriter();
        var code = await LabCommand.RunAsync(arguments, output, errors, TestContext.Current.CancellationToken);
        return (code, output.ToString(), errors.ToString());
    }
}
