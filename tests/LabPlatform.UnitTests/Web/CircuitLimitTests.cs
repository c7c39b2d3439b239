using System.Net;
using System.Net.WebSockets;
using LabPlatform.Tests.Shared;

namespace LabPlatform.UnitTests.Web;

public sealed class CircuitLimitTests
{
    [Theory]
    [InlineData("CircuitsPerLearner")]
    [InlineData("CircuitsPerAddress")]
    [InlineData("Circuits")]
    public async Task Circuits_BeyondTheLimit_AreRefused_AndAreFreeAgainWhenOneCloses_Row71(string limit)
    {
        await using var application = new LabApplication(($"LabPlatform:Limits:{limit}", "3"));
        var site = application.Listen();
        var cookies = new CookieContainer();
        using var browser = new HttpClient(new HttpClientHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = site };
        browser.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        await application.StartSessionAsync(browser);
        Task<WebSocket> ConnectAsync() => LabSockets.ConnectAsync(site, "/_blazor", site.GetLeftPart(UriPartial.Authority), cookies.GetCookieHeader(site));
        var open = new List<WebSocket> { await ConnectAsync(), await ConnectAsync(), await ConnectAsync() };

        (await Should.ThrowAsync<WebSocketException>(ConnectAsync)).Message.ShouldContain("429");
        open[0].Abort();
        await Waits.UntilAsync("a place is free", async () =>
        {
            try
            {
                open.Add(await ConnectAsync());
                return true;
            }
            catch (WebSocketException)
            {
                return false;
            }
        });

        open.ForEach(socket => socket.Dispose());
    }
}
