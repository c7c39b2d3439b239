using System.Net;

namespace LabPlatform.UnitTests.Web;

public sealed class SecurityHeaderTests
{
    [Theory]
    [InlineData("/", HttpStatusCode.OK)]
    [InlineData(LabApplication.LabPath, HttpStatusCode.OK)]
    [InlineData(LabApplication.LabPath + "?step=2", HttpStatusCode.OK)]
    [InlineData(LabApplication.LabPath + "?step=9", HttpStatusCode.NotFound)]
    [InlineData("/labs/kubernetes/broken", HttpStatusCode.OK)]
    [InlineData("/nowhere", HttpStatusCode.NotFound)]
    [InlineData("/sessions/aaaaaaaaaaaaaaaa", HttpStatusCode.NotFound)]
    [InlineData("/sessions/aaaaaaaaaaaaaaaa/finish", HttpStatusCode.NotFound)]
    public async Task Page_ForAVisitor_CarriesTheWholePolicy_Rows58And64(string path, HttpStatusCode expected)
    {
        await using var application = new LabApplication();
        using var browser = application.CreateBrowser();

        using var response = await browser.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(expected);
        response.Content.Headers.ContentType?.MediaType.ShouldBe("text/html");
        ShouldBeGuarded(response);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/finish")]
    public async Task SessionPage_ForItsLearner_CarriesTheWholePolicy_Rows58And64(string page)
    {
        await using var application = new LabApplication();
        using var browser = application.CreateBrowser();
        var path = await application.StartSessionAsync(browser) + page;

        using var response = await browser.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        ShouldBeGuarded(response);
    }

    [Fact]
    public async Task FailedPage_CarriesTheWholePolicy_Row58()
    {
        await using var application = new LabApplication();
        application.Catalogue.Replace(null!);
        using var browser = application.CreateBrowser();

        using var response = await browser.GetAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        ShouldBeGuarded(response);
    }

    private static void ShouldBeGuarded(HttpResponseMessage response)
    {
        var policy = response.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem();
        policy.ShouldContain("default-src 'self'");
        policy.ShouldContain("script-src 'self';");
        policy.ShouldContain("object-src 'none'");
        policy.ShouldContain("frame-ancestors 'none'");
        policy.ShouldContain("form-action 'self'");
        response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        response.Headers.GetValues("X-Frame-Options").ShouldBe(["DENY"]);
        response.Headers.GetValues("Referrer-Policy").ShouldBe(["same-origin"]);
    }
}
