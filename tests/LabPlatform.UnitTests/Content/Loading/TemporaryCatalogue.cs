using System.Collections.Immutable;
using LabPlatform.Content.Images;
using LabPlatform.Content.Loading;
using LabPlatform.Domain.Scenarios;

namespace LabPlatform.UnitTests.Content.Loading;

/// <summary>A catalogue in a real folder of its own, with a folder beside it that must never be read.</summary>
internal sealed class TemporaryCatalogue : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lab-content-").FullName;

    private readonly CatalogueLoader _loader;

    public TemporaryCatalogue()
    {
        _loader = new CatalogueLoader(Images);
        Directory.CreateDirectory(Root);
        Directory.CreateDirectory(Outside);
        File.WriteAllText(Path.Combine(Outside, "secret.md"), "TOP SECRET");
    }

    public string Root => Path.Combine(_folder, "labs");

    public string Outside => Path.Combine(_folder, "labs-evil");

    public ImageStore Images { get; } = new();

    public TemporaryCatalogue Write(string path, string text) => Write(path, System.Text.Encoding.UTF8.GetBytes(text));

    public TemporaryCatalogue Write(string path, byte[] bytes)
    {
        var file = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var whole = Path.Combine(_folder, "written");
        File.WriteAllBytes(whole, bytes);
        File.Move(whole, file, overwrite: true); // as an editor saves: who watches never reads half a file
        return this;
    }

    public TemporaryCatalogue Link(string path, string target)
    {
        var file = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.CreateSymbolicLink(file, target);
        return this;
    }

    public Catalogue Load(Catalogue? previous = null) => _loader.Load(Root, previous ?? Catalogue.Empty);

    /// <summary>Loads a scenario <c>c/s</c> with this <c>index.json</c> and a page <c>a.md</c>.</summary>
    public CatalogueEntry LoadOne(string index)
    {
        Write("c/s/index.json", index);
        if (!File.Exists(Path.Combine(Root, "c/s/a.md")))
        {
            Write("c/s/a.md", "# A page\n");
        }

        return Load().Find(ScenarioId.Parse("c/s")).ShouldNotBeNull();
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}

internal static class ProblemAssertions
{
    public static ScenarioProblem ShouldHaveOne(this ImmutableArray<ScenarioProblem> problems, string rule) =>
        problems.Where(problem => string.Equals(problem.Rule, rule, StringComparison.Ordinal)).ShouldHaveSingleItem();
}
