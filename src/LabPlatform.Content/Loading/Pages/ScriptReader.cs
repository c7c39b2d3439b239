using LabPlatform.Content.Files;
using LabPlatform.Content.Loading.Index;

namespace LabPlatform.Content.Loading.Pages;

/// <summary>Reads the scripts of a page.</summary>
internal sealed class ScriptReader(CatalogueFiles files, OwnFolders folders, string scenario, VersionHash version)
{
    public const string VerifyKey = "verify";

    public const string SolveKey = "solve";

    public IEnumerable<ScriptDraft> Read(PageIndex page)
    {
        (string Key, Located? Reference)[] named =
        [
            ("foreground", page.Foreground),
            ("background", page.Background),
            (VerifyKey, page.Verify),
            (SolveKey, page.Solve ?? folders.Find(page, $"{SolveKey}.sh")),
        ];
        return named.Where(script => script.Reference is not null).Select(script => Read(page, script.Key, script.Reference!)).ToArray();
    }

    private ScriptDraft Read(PageIndex page, string key, Located reference)
    {
        var (path, read) = files.ReadNamed(scenario, reference.Text, FileLimits.Script);
        version.Add(path, read.State, read.Content);
        return new ScriptDraft(page, key, reference, path, read.State, AuthorText.Decode(read.Content));
    }
}
