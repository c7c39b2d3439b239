using LabPlatform.Content.Files;
using LabPlatform.Content.Loading.Index;

namespace LabPlatform.Content.Loading.Pages;

/// <summary>Reads the scripts of a page.</summary>
internal sealed class ScriptReader(CatalogueFiles files, string scenario, VersionHash version)
{
    public const string SolveKey = "solve";

    public IEnumerable<ScriptDraft> Read(PageDraft page, IReadOnlyList<PageDraft> all)
    {
        var index = page.Index;
        (string Key, Located? Reference)[] named =
        [
            ("foreground", index.Foreground),
            ("background", index.Background),
            ("verify", index.Verify),
            (SolveKey, index.Solve ?? ImpliedSolve(page, all)),
        ];
        return named.Where(script => script.Reference is not null).Select(script => Read(index, script.Key, script.Reference!)).ToArray();
    }

    private ScriptDraft Read(PageIndex page, string key, Located reference)
    {
        var path = $"{scenario}/{reference.Text}";
        var read = files.Read(path, FileLimits.Script);
        version.Add(path, read.State, read.Content);
        return new ScriptDraft(page, key, reference, read.State, AuthorText.Decode(read.Content));
    }

    /// <summary><c>solve.sh</c> beside a text that has its folder to itself: Killercoda ignores it, and nobody need name it.</summary>
    private Located? ImpliedSolve(PageDraft page, IReadOnlyList<PageDraft> all)
    {
        if (page.Index.Text is not { } text || CataloguePath.Folder(text.Text) is not { Length: > 0 } folder)
        {
            return null;
        }

        var shared = all.Any(other => other != page && other.Index.Text is { } otherText && string.Equals(CataloguePath.Folder(otherText.Text), folder, StringComparison.Ordinal));
        var path = $"{folder}/{SolveKey}.sh";
        return !shared && files.FileExists($"{scenario}/{path}") ? new Located(path, text.Line) : null;
    }
}
