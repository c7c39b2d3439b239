using System.Net;

namespace LabPlatform.UnitTests.Web;

/// <summary>A new SDK must not break unseen what the build files do by hand: root wwwroot, Blazor's script, npm bundles.</summary>
public sealed class StaticAssetTests
{
    [Theory]
    [InlineData("/app.css", "text/css")]
    [InlineData("/css/tokens.css", "text/css")]
    [InlineData("/img/logo.svg", "image/svg+xml")]
    [InlineData("/LabPlatform.Web.styles.css", "text/css")]
    [InlineData("/Components/Shared/SafeMarkdown.razor.js", "text/javascript")]
    [InlineData("/dist/fonts.css", "text/css")]
    [InlineData("/dist/highlight.js", "text/javascript")]
    [InlineData("/_framework/blazor.web.js", "text/javascript")]
    public async Task Asset_ByItsPlainName_IsServed(string path, string type)
    {
        await using var application = new LabApplication();
        using var client = application.CreateClient();

        using var response = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType?.MediaType.ShouldBe(type);
        (await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length.ShouldBeGreaterThan(100);
    }

    [Fact]
    public async Task Page_NamesItsAssetsByFingerprint_AndTheyMayBeKept()
    {
        await using var application = new LabApplication();
        using var browser = application.CreateBrowser();
        var page = await browser.GetStringAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);
        var names = page.Split('"').Where(part => part.EndsWith(".css", StringComparison.Ordinal) || part.EndsWith(".js", StringComparison.Ordinal)).ToList();

        names.ShouldContain(name => name.StartsWith("_framework/blazor.web.", StringComparison.Ordinal));
        names.Count.ShouldBeGreaterThan(5);
        foreach (var name in names)
        {
            using var response = await browser.GetAsync(new Uri("/" + name, UriKind.Relative), TestContext.Current.CancellationToken);
            response.StatusCode.ShouldBe(HttpStatusCode.OK, name);
            response.Headers.CacheControl.ShouldNotBeNull().MaxAge.ShouldBe(TimeSpan.FromDays(365), name);
        }
    }

    [Fact]
    public async Task Font_WithAHashInItsName_MayBeKept()
    {
        await using var application = new LabApplication();
        using var client = application.CreateClient();
        var sheet = await client.GetStringAsync(new Uri("/dist/fonts.css", UriKind.Relative), TestContext.Current.CancellationToken);
        var font = sheet.Split('(', ')').First(part => part.Contains(".woff2", StringComparison.Ordinal)).Trim('"');

        using var response = await client.GetAsync(new Uri(new Uri("http://localhost/dist/"), font), TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Headers.CacheControl.ShouldNotBeNull().ToString().ShouldContain("immutable");
    }

    [Fact]
    public async Task ScenarioImage_IsShownAndNothingElse_Row55()
    {
        await using var application = new LabApplication();
        var hash = new string('a', 64);
        application.Images.Images[hash] = new(hash, "image/svg+xml", "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"u8.ToArray());
        using var client = application.CreateClient();

        using var response = await client.GetAsync(new Uri("/scenario-images/" + hash, UriKind.Relative), TestContext.Current.CancellationToken);
        using var missing = await client.GetAsync(new Uri("/scenario-images/" + new string('b', 64), UriKind.Relative), TestContext.Current.CancellationToken);

        missing.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var policy = response.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem();
        policy.ShouldContain("sandbox");
        policy.ShouldContain("default-src 'none'");
        response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
    }
}
