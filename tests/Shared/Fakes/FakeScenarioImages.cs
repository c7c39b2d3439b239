using LabPlatform.Domain.Scenarios;

namespace LabPlatform.Tests.Shared.Fakes;

/// <summary>Images by whatever hash the test gives them.</summary>
internal sealed class FakeScenarioImages : IScenarioImages
{
    public Dictionary<string, ScenarioImage> Images { get; } = new(StringComparer.Ordinal);

    public ScenarioImage? Find(string hash) => Images.GetValueOrDefault(hash);
}
