using LabPlatform.Content.Files;
using LabPlatform.Content.Loading.Index;

namespace LabPlatform.Content.Loading.Pages;

/// <summary>Reads the texts of a scenario.</summary>
internal sealed class PageReader(CatalogueFiles files, PageInspector inspector, string scenario, VersionHash version)
{
    private static readonly PageFacts s_nothing = new([], [], TooComplex: null);

    public PageDraft ReadText(PageIndex page)
    {
        if (page.Text is not { Text.Length: > 0 } reference)
        {
            return new PageDraft(page, Path: null, FileState.Missing, "", IsUtf8: true, s_nothing);
        }

        var (path, read) = files.ReadNamed(scenario, reference.Text, FileLimits.Page);
        version.Add(path, read.State, read.Content);
        if (read.State != FileState.Found)
        {
            return new PageDraft(page, path, read.State, "", IsUtf8: true, s_nothing);
        }

        var markdown = AuthorText.Decode(read.Content);
        return new PageDraft(page, path, read.State, markdown, AuthorText.IsUtf8(read.Content), inspector.Inspect(markdown));
    }
}
