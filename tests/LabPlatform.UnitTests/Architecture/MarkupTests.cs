using System.Text.RegularExpressions;
using LabPlatform.Tests.Shared;

namespace LabPlatform.UnitTests.Architecture;

public sealed partial class MarkupTests
{
    [Fact]
    public void UnencodedMarkup_GoesOutInOneComponentOnly_Row54()
    {
        var sources = RepositoryFiles.PathOf("src");

        var offenders = Directory.EnumerateFiles(sources, "*.*", SearchOption.AllDirectories)
            .Where(file => file.EndsWith(".razor", StringComparison.Ordinal) || file.EndsWith(".cs", StringComparison.Ordinal))
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal))
            .Where(file => Unencoded().IsMatch(File.ReadAllText(file)))
            .Select(file => Path.GetRelativePath(sources, file));

        offenders.ShouldBe(["LabPlatform.Web/Components/Shared/SafeMarkdown.razor"]);
    }

    [GeneratedRegex(@"\bMarkupString\b|\bAddMarkupContent\b|\bHtmlString\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Unencoded();
}
