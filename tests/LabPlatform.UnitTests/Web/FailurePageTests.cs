using System.Net;
using System.Text.RegularExpressions;

namespace LabPlatform.UnitTests.Web;

public sealed partial class FailurePageTests
{
    [Fact]
    public async Task FailedRequest_ShowsAnIdThatIsInTheLog_AndNothingOfTheInside_Row76()
    {
        await using var application = new LabApplication();
        using var browser = application.CreateBrowser();
        application.Catalogue.Replace(null!); // whatever fails deep inside

        using var response = await browser.GetAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        var page = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        page.ShouldNotContain("Exception");
        page.ShouldNotContain("   at ");
        var id = FailureId().Match(page).Groups["id"].Value;
        id.Length.ShouldBeGreaterThan(8);
        application.Log.Lines.ShouldContain(line => line.StartsWith("Error", StringComparison.Ordinal) && line.Contains(id, StringComparison.Ordinal) && line.Contains("NullReferenceException", StringComparison.Ordinal));
    }

    [Fact]
    public async Task UnknownAddress_IsAPageOfOurOwn()
    {
        await using var application = new LabApplication();
        using var browser = application.CreateBrowser();

        using var response = await browser.GetAsync(new Uri("/nowhere", UriKind.Relative), TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("There is nothing here");
    }

    [Fact]
    public async Task Probes_Answer()
    {
        await using var application = new LabApplication();
        using var client = application.CreateClient();

        (await client.GetAsync(new Uri("/healthz", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await client.GetAsync(new Uri("/readyz", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [GeneratedRegex("give this number: <code[^>]*>(?<id>[0-9a-f]+)</code>", RegexOptions.NonBacktracking)]
    private static partial Regex FailureId();
}
