using System.Diagnostics;
using System.Text.Json;
using LabPlatform.Cli.Import;
using LabPlatform.UnitTests.Content.Loading;

namespace LabPlatform.UnitTests.Cli.Import;

/// <summary><c>lab import</c> of a folder into a catalogue of the test's own.</summary>
public sealed class ImportTests : IDisposable
{
    private readonly TemporaryCatalogue _files = new();
    private readonly string _labs = Directory.CreateTempSubdirectory("lab-import-").FullName;

    public void Dispose()
    {
        _files.Dispose();
        Directory.Delete(_labs, recursive: true);
    }

    [Fact]
    public async Task Folder_IsCopiedWithoutLinks_Listed_AndReportedOn()
    {
        _files.Write("one/index.json", """{ "title": "One", "details": { "steps": [{ "text": "a.md" }] } }""").Write("one/a.md", "ssh node01:\n\n```\nssh node01\n```{{exec}}\n")
            .Write("one/.git/config", "secret").Link("one/out.md", "/etc/passwd").Link("one/folder", "/etc");
        await File.WriteAllTextAsync(Path.Combine(_labs, "structure.json"), """{ "title": "Labs", "items": [{ "path": "other" }] }""", TestContext.Current.CancellationToken);

        var (code, output, _) = await ImportAsync(Path.Combine(_files.Root, "one"), "--as", "theirs");

        code.ShouldBe(0);
        output.ShouldContain("“One”, 1 step, needs more than namespaces");
        output.ShouldContain("theirs/out.md: was left out, as it is a link");
        Directory.EnumerateFileSystemEntries(Path.Combine(_labs, "theirs")).Select(Path.GetFileName).ShouldBe(["index.json", "a.md"], ignoreOrder: true);
        using var structure = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(_labs, "structure.json"), TestContext.Current.CancellationToken));
        structure.RootElement.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("path").GetString()).ShouldBe(["other", "theirs"]);
    }

    [Fact]
    public async Task NoScenario_NothingIsLeft()
    {
        _files.Write("notes/readme.md", "# Notes\n");

        var (code, _, errors) = await ImportAsync(Path.Combine(_files.Root, "notes"));

        code.ShouldBe(1);
        errors.ShouldContain("There is no scenario in it");
        Directory.EnumerateFileSystemEntries(_labs).ShouldBeEmpty();
    }

    [Fact]
    public async Task Broken_IsImported_AndTheReportSaysSo()
    {
        _files.Write("broken/index.json", "{ \"title\": ");

        var (code, output, _) = await ImportAsync(Path.Combine(_files.Root, "broken"));

        code.ShouldBe(1);
        output.ShouldContain("[json-syntax]");
        Directory.Exists(Path.Combine(_labs, "broken")).ShouldBeTrue();
    }

    [Theory]
    [InlineData("../up")]
    [InlineData(".hidden")]
    [InlineData("a/b")]
    [InlineData("")]
    [InlineData("taken")]
    public async Task Name_ThatCannotBe_IsRefused(string name)
    {
        Directory.CreateDirectory(Path.Combine(_labs, "taken"));
        _files.Write("one/index.json", "{}");

        var (code, _, errors) = await ImportAsync(Path.Combine(_files.Root, "one"), "--as", name);

        code.ShouldBe(2);
        errors.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("ext::sh -c id")]
    [InlineData("https://localhost/a/b")]
    [InlineData("/no/such/folder")]
    public async Task Address_ThatIsRefused_EndsWith2(string address)
    {
        var (code, _, errors) = await ImportAsync(address);

        code.ShouldBe(2);
        errors.ShouldContain("it is refused");
    }

    [Fact]
    public void TooMuch_IsRefused()
    {
        _files.Write("one/index.json", "{}").Write("one/big", new string('x', 3000));

        Should.Throw<ImportException>(() => FolderCopy.Copy(Path.Combine(_files.Root, "one"), _labs, CopyLimits.Usual with { Bytes = 2000 }, TestContext.Current.CancellationToken));
        Should.Throw<ImportException>(() => FolderCopy.Copy(Path.Combine(_files.Root, "one"), Directory.CreateDirectory(Path.Combine(_labs, "again")).FullName, CopyLimits.Usual with { Files = 1 }, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Pipe_IsNotOpened()
    {
        _files.Write("one/index.json", "{}");
        using (var make = Process.Start("mkfifo", [Path.Combine(_files.Root, "one/pipe")]))
        {
            await make.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        FolderCopy.Copy(Path.Combine(_files.Root, "one"), _labs, CopyLimits.Usual, TestContext.Current.CancellationToken).ShouldBeEmpty();

        (await File.ReadAllBytesAsync(Path.Combine(_labs, "pipe"), TestContext.Current.CancellationToken)).ShouldBeEmpty();
    }

    private async Task<(int Code, string Output, string Errors)> ImportAsync(params string[] arguments)
    {
        await using var output = new StringWriter();
        await using var errors = new StringWriter();
        var command = ImportCommand.Create(output, errors, () => _labs);
        var code = await command.Parse(arguments).InvokeAsync(cancellationToken: TestContext.Current.CancellationToken);
        return (code, output.ToString(), errors.ToString());
    }
}
