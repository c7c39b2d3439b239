using LabPlatform.Content.Sanitising;
using LabPlatform.Domain.Scenarios;

namespace LabPlatform.Content.Images;

/// <summary>The images of a loaded scenario, as one of its pages names them.</summary>
internal sealed class ScenarioPageImages(Scenario scenario, ScenarioPage page) : IPageImages
{
    public ScenarioImage? Find(string source)
    {
        foreach (var path in ImagePaths.Candidates(scenario.Id.Value, page.TextPath, source))
        {
            if (scenario.Images.TryGetValue(path, out var image))
            {
                return image;
            }
        }

        return null;
    }
}
