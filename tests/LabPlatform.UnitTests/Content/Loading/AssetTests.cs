using System.Collections.Immutable;
using LabPlatform.Domain.Scenarios;

namespace LabPlatform.UnitTests.Content.Loading;

/// <summary>Where assets land: what the texts of public scenarios expect.</summary>
public sealed class AssetTests : IDisposable
{
    private readonly TemporaryCatalogue _catalogue = new();

    public void Dispose() => _catalogue.Dispose();

    [Theory]
    [InlineData("app.yaml", "~/", "/root/app.yaml")]
    [InlineData("1.0/aws.yaml", "/root/1.0", "/root/1.0/aws.yaml")]
    [InlineData("1.0/aws.yaml", "~/.m2", "/root/.m2/aws.yaml")]
    [InlineData("app.yaml", "/ks", "/ks/app.yaml")]
    [InlineData("app.yaml", "sub/dir/", "/root/sub/dir/app.yaml")]
    [InlineData("app.yaml", "/a//b/./c/", "/a/b/c/app.yaml")]
    [InlineData("app.yaml", "/", "/app.yaml")]
    [InlineData("assets/app.yaml", "~/", "/root/app.yaml")]
    [InlineData("*.yaml", "~/", "/root/app.yaml")]
    [InlineData("1.0/*", "~/x", "/root/x/1.0/aws.yaml,/root/x/1.0/plain")]
    [InlineData("1.0/*.*", "~/", "/root/1.0/aws.yaml")]
    [InlineData("1.0/", "~/", "/root/1.0/aws.yaml,/root/1.0/deep/er.yaml,/root/1.0/plain")]
    [InlineData("**/*.yaml", "~/", "/root/1.0/aws.yaml,/root/1.0/deep/er.yaml,/root/app.yaml")]
    [InlineData("**", "~/", "/root/1.0/aws.yaml,/root/1.0/deep/er.yaml,/root/1.0/plain,/root/app.yaml,/root/flag")]
    [InlineData("*", "~/", "/root/app.yaml,/root/flag")]
    [InlineData(".hidden", "~/", "/root/.hidden")]
    [InlineData("?lag", "~/", "/root/flag")]
    public void File_Lands(string file, string target, string expected) =>
        Load(file, target).Select(asset => asset.TargetPath).ShouldBe(expected.Split(','));

    [Fact]
    public void EmptyFile_IsKept() => Load("flag", "~/").ShouldHaveSingleItem().Content.ShouldBeEmpty();

    [Theory]
    [InlineData(null, false, "644")]
    [InlineData(null, true, "755")]
    [InlineData("+x", false, "755")]
    [InlineData("+rwx", false, "755")]
    [InlineData("+w", true, "755")]
    [InlineData("644", true, "644")]
    [InlineData("a+w", false, "666")]
    [InlineData("u=rx", false, "544")]
    [InlineData("go-r", false, "600")]
    [InlineData("+rww", false, "644")]
    [InlineData("+X", false, "644")]
    [InlineData("+X", true, "755")]
    public void Mode_IsAsChmodWouldMakeIt(string? chmod, bool executable, string expected)
    {
        _catalogue.Write("c/s/assets/app.yaml", "x");
        if (executable && !OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Path.Combine(_catalogue.Root, "c/s/assets/app.yaml"), (UnixFileMode)0b111_101_101);
        }

        var asset = Load("app.yaml", "~/", chmod).ShouldHaveSingleItem();

        Convert.ToString(asset.Mode, 8).ShouldBe(expected);
    }

    private ImmutableArray<ScenarioAsset> Load(string file, string target, string? chmod = null)
    {
        foreach (var (path, text) in (ReadOnlySpan<(string, string)>)[("app.yaml", "a"), ("1.0/aws.yaml", "b"), ("1.0/plain", "c"), ("1.0/deep/er.yaml", "d"), (".hidden", "e"), ("flag", "")])
        {
            if (!File.Exists(Path.Combine(_catalogue.Root, "c/s/assets", path)))
            {
                _catalogue.Write("c/s/assets/" + path, text);
            }
        }

        var mode = chmod is null ? "" : $", \"chmod\": \"{chmod}\"";
        var entry = _catalogue.LoadOne($$"""{ "title": "T", "details": { "assets": { "host01": [ { "file": "{{file}}", "target": "{{target}}"{{mode}} } ] } } }""");
        entry.Problems.ShouldBeEmpty();
        return entry.Scenario.ShouldNotBeNull().Assets;
    }
}
