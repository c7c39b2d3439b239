using System.Text.RegularExpressions;
using LabPlatform.Content.Loading;
using LabPlatform.Domain.Scenarios;

namespace LabPlatform.Content.Validation;

internal sealed partial class NeededImagesAreNames : IScenarioRule
{
    public const string Id = "images";

    public void Check(ScenarioDraft draft, ProblemList problems)
    {
        foreach (var image in draft.Index.NeededImages.Where(image => image.Text.Length > 500 || !Name().IsMatch(image.Text)))
        {
            problems.Add(Id, ProblemSeverity.Warning, draft.IndexPath, image.Line, $"'{Quoting.Safe(image.Text)}' is no name of an image such as 'nginx:1.26'.");
        }
    }

    [GeneratedRegex("""^([A-Za-z0-9.-]+(:[0-9]+)?/)?[a-z0-9]+([._-]+[a-z0-9]+)*(/[a-z0-9]+([._-]+[a-z0-9]+)*)*(:[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?(@sha256:[0-9a-f]{64})?\z""", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Name();
}
