using LabPlatform.Content.Files;
using LabPlatform.Content.Images;
using LabPlatform.Content.Loading;
using LabPlatform.Domain.Scenarios;

namespace LabPlatform.Content.Validation;

internal sealed class ImagesExist : IScenarioRule
{
    public const string Id = "image-missing";

    public void Check(ScenarioDraft draft, ProblemList problems)
    {
        foreach (var image in draft.Images.Where(image => image.Image is null))
        {
            problems.Add(Id, ProblemSeverity.Warning, image.Page.Path!, Line(image), $"The image '{Quoting.Safe(image.Source)}' is not shown. {Reason(image)}");
        }
    }

    private static string Reason(ImageDraft image) => image.State == FileState.Found
        ? "Only PNG, JPEG, GIF, WebP and SVG are, and the name must fit the content."
        : FileProblem.Describe(image.State, FileLimits.Image);

    private static int? Line(ImageDraft image)
    {
        var markdown = image.Page.Markdown;
        var position = markdown.IndexOf(Uri.UnescapeDataString(image.Source), StringComparison.Ordinal);
        return position < 0 ? null : markdown.AsSpan(0, position).Count('\n') + 1;
    }
}
