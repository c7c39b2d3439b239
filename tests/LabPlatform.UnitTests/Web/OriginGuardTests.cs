using System.Net;
using System.Net.WebSockets;

namespace LabPlatform.UnitTests.Web;

public sealed class OriginGuardTests
{
    [Theory]
    [InlineData("http://evil.test")]
    [InlineData("http://x.localhost")]
    [InlineData("http://127.0.0.1:81")]
    [InlineData("https://127.0.0.1")]
    [InlineData("null")]
    [InlineData(null)]
    public async Task WebSocket_FromElsewhere_IsRefused_Row42(string? origin)
    {
        await using var application = new LabApplication();
        var site = application.Listen();

        foreach (var path in new[] { "/_blazor", "/hubs/terminal" })
        {
            var failure = await Should.ThrowAsync<WebSocketException>(() => LabSockets.ConnectAsync(site, path, origin, cookie: null));
            failure.Message.ShouldContain("403", customMessage: path);
        }
    }

    [Fact]
    public async Task WebSocket_FromOurOwnPage_GetsToTheSignInCheck_Row42()
    {
        await using var application = new LabApplication();
        var site = application.Listen();

        var failure = await Should.ThrowAsync<WebSocketException>(() => LabSockets.ConnectAsync(site, "/_blazor", site.GetLeftPart(UriPartial.Authority), cookie: null));

        failure.Message.ShouldContain("404"); // past the guard; for a visitor there is no circuit
    }

    [Theory]
    [InlineData("evil.test")]
    [InlineData("localhost.evil.test")]
    public async Task Request_ForANameThatIsNotOurs_IsNotAnswered(string host)
    {
        await using var application = new LabApplication();
        using var client = application.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Host = host;

        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("http://evil.test", HttpStatusCode.Forbidden)]
    [InlineData("null", HttpStatusCode.Forbidden)]
    [InlineData(null, HttpStatusCode.Forbidden)]
    [InlineData("http://localhost", HttpStatusCode.OK)]
    public async Task Negotiate_IsGuardedLikeTheSocketItself_Row42(string? origin, HttpStatusCode expected)
    {
        await using var application = new LabApplication();
        using var browser = application.CreateBrowser();
        await application.StartSessionAsync(browser);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1");
        if (origin is not null)
        {
            request.Headers.TryAddWithoutValidation("Origin", origin);
        }

        using var response = await browser.SendAsync(request, TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(expected);
    }
}
