using System.Text.RegularExpressions;
using LabPlatform.Domain.Scenarios;

namespace LabPlatform.UnitTests.Web;

public sealed partial class CatalogueHeadingTests
{
    [Fact]
    public async Task Courses_WithNamesInOtherScripts_HaveHeadingsOfTheirOwn()
    {
        await using var application = new LabApplication();
        application.Catalogue.Replace(new Catalogue([.. new[] { "übung", "äbung", "a-b", "a b" }.Select(path => new Course(path, path, "", [], []))]));
        using var browser = application.CreateBrowser();

        var page = await browser.GetStringAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);

        var ids = Headings().Matches(page).Select(match => match.Groups["id"].Value).ToList();
        ids.Distinct(StringComparer.Ordinal).Count().ShouldBe(4);
        ids.ShouldAllBe(id => page.Contains($"aria-labelledby=\"{id}\"", StringComparison.Ordinal));
    }

    [GeneratedRegex("<h2 id=\"(?<id>course-[^\"\\s]+)\"", RegexOptions.NonBacktracking)]
    private static partial Regex Headings();
}
