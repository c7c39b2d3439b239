using LabPlatform.Content.Sanitising;
using LabPlatform.Domain.Scenarios;

namespace LabPlatform.UnitTests.Content.Markdown;

/// <summary>Knows exactly one image, <c>assets/known.png</c>.</summary>
internal sealed class FakePageImages : IPageImages
{
    public static string Hash { get; } = new('a', 64);

    /// <summary>What was asked for.</summary>
    public SortedSet<string> Sources { get; } = new(StringComparer.Ordinal);

    public ScenarioImage? Find(string source)
    {
        Sources.Add(source);
        return source is "assets/known.png" ? new ScenarioImage(Hash, "image/png", new byte[] { 1 }) : null;
    }
}
