using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace LabPlatform.UnitTests.Web;

public sealed class ForgeryTests
{
    [Fact]
    public async Task Post_WithoutTokenOrFromElsewhere_IsRefusedByEveryEndpoint_Row59()
    {
        await using var application = new LabApplication(("LabPlatform:Limits:StartsPerAddress", "1000"));
        using var browser = application.CreateBrowser();
        var session = await application.StartSessionAsync(browser);
        var paths = Paths(application, session).ToList();
        paths.Count.ShouldBeGreaterThan(8);

        foreach (var path in paths)
        {
            (await PostAsync(browser, path)).ShouldBeOneOf([HttpStatusCode.BadRequest, HttpStatusCode.Forbidden], path);
            (await PostAsync(browser, path, ("Origin", "http://localhost"))).ShouldBeOneOf(
                IsTransport(path) ? [HttpStatusCode.OK, HttpStatusCode.BadRequest, HttpStatusCode.NotFound] : [HttpStatusCode.BadRequest], path);
            (await PostAsync(browser, path, ("Sec-Fetch-Site", "cross-site"))).ShouldBe(HttpStatusCode.Forbidden, path);
            (await PostAsync(browser, path, ("Origin", "http://evil.test"))).ShouldBe(HttpStatusCode.Forbidden, path);
            (await PostAsync(browser, path, ("Origin", "http://x.localhost"))).ShouldBe(HttpStatusCode.Forbidden, path);
            (await PostAsync(browser, path, ("Origin", "null"))).ShouldBe(HttpStatusCode.Forbidden, path);
        }
    }

    [Fact]
    public async Task Start_WithTheTokenOfAnotherBrowser_IsRefused_Row59()
    {
        await using var application = new LabApplication();
        using var mine = application.CreateBrowser();
        using var theirs = application.CreateBrowser();
        var form = await LabApplication.ReadFormAsync(theirs, LabApplication.LabPath);
        await LabApplication.ReadFormAsync(mine, LabApplication.LabPath);

        using var response = await mine.PostAsync(new Uri(LabApplication.LabPath, UriKind.Relative), new FormUrlEncodedContent(form), TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Start_FromAPageOpenedBeforeTheFirstStart_IsTaken()
    {
        await using var application = new LabApplication();
        using var browser = application.CreateBrowser();
        var early = await LabApplication.ReadFormAsync(browser, LabApplication.LabPath);
        var first = await application.StartSessionAsync(browser);

        using var response = await browser.PostAsync(new Uri(LabApplication.LabPath, UriKind.Relative), new FormUrlEncodedContent(early), TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.Found);
        response.Headers.Location!.ToString().ShouldEndWith(first);
    }

    private static async Task<HttpStatusCode> PostAsync(HttpClient browser, string path, params IEnumerable<(string Name, string Value)> headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent([new("_handler", "start")]) };
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await browser.SendAsync(request, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }

    /// <summary>Every path that takes a POST, made from the host's own endpoints.</summary>
    private static IEnumerable<string> Paths(LabApplication application, string session) =>
        application.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>() is not { HttpMethods: { Count: > 0 } methods } || methods.Contains("POST", StringComparer.Ordinal))
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/'))
            .Where(path => path is not ("/healthz" or "/readyz"))
            .Select(path => path
                .Replace("/labs/{*path}", LabApplication.LabPath, StringComparison.Ordinal)
                .Replace("/sessions/{id:length(16)}", session, StringComparison.Ordinal)
                .Replace("{code:int}", "400", StringComparison.Ordinal))
            .Distinct(StringComparer.Ordinal);

    private static bool IsTransport(string path) => path.StartsWith("/_blazor", StringComparison.Ordinal) || path.StartsWith("/hubs", StringComparison.Ordinal);
}
