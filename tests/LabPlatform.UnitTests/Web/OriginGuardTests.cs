using System.Net;
using System.Net.WebSockets;

namespace LabPlatform.UnitTests.Web;

public sealed class OriginGuardTests
{
    [Theory]
    [InlineData("http://evil.test")]
    [InlineData("http://x.localhost")]
    [InlineData("http://localhost:81")]
    [InlineData("https://localhost")]
    [InlineData("null")]
    [InlineData(null)]
    public async Task WebSocket_FromElsewhere_IsRefused_Row42(string? origin)
    {
        await using var application = new LabApplication();
        foreach (var path in new[] { "/_blazor", "/hubs/terminal" })
        {
            var failure = await Should.ThrowAsync<InvalidOperationException>(() => ConnectAsync(application, path, origin));
            failure.Message.ShouldContain("403", customMessage: path);
        }
    }

    [Fact]
    public async Task WebSocket_FromOurOwnPage_GetsToTheSignInCheck_Row42()
    {
        await using var application = new LabApplication();

        var failure = await Should.ThrowAsync<InvalidOperationException>(() => ConnectAsync(application, "/_blazor", "http://localhost"));

        failure.Message.ShouldContain("404"); // past the guard; for a visitor there is no circuit
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

    private static Task<WebSocket> ConnectAsync(LabApplication application, string path, string? origin)
    {
        var client = application.Server.CreateWebSocketClient();
        client.ConfigureRequest = request =>
        {
            if (origin is not null)
            {
                request.Headers.Origin = origin;
            }
        };
        return client.ConnectAsync(new Uri("ws://localhost" + path), TestContext.Current.CancellationToken);
    }
}
