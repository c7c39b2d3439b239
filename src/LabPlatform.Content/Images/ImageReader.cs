using LabPlatform.Content.Files;
using LabPlatform.Content.Loading.Pages;

namespace LabPlatform.Content.Images;

/// <summary>Reads the images a page shows.</summary>
internal sealed class ImageReader(CatalogueFiles files, ImageStore store, string scenario)
{
    public IEnumerable<ImageDraft> Read(PageDraft page) => page.Facts.ImageSources.Select(source => Read(page, source));

    private ImageDraft Read(PageDraft page, string source)
    {
        ImageDraft? firstMiss = null;
        foreach (var path in ImagePaths.Candidates(scenario, page.Index.Text?.Text ?? "", source))
        {
            var read = files.Read(path, FileLimits.Image);
            if (read.State == FileState.Found)
            {
                var type = ImageTypes.Detect(path, read.Content);
                return new ImageDraft(page, source, path, read.State, type is null ? null : store.Keep(type, read.Content));
            }

            if (firstMiss is null || firstMiss.State == FileState.Missing)
            {
                firstMiss = new ImageDraft(page, source, path, read.State, Image: null);
            }
        }

        return firstMiss ?? new ImageDraft(page, source, Path: null, FileState.Missing, Image: null);
    }
}
