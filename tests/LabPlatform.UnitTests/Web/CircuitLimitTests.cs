using System.Net;
using System.Net.WebSockets;
using System.Text.Json;
using LabPlatform.Tests.Shared;

namespace LabPlatform.UnitTests.Web;

public sealed class CircuitLimitTests
{
    [Theory]
    [InlineData("CircuitsPerLearner", "/_blazor")]
    [InlineData("CircuitsPerAddress", "/_blazor")]
    [InlineData("Circuits", "/_blazor")]
    [InlineData("CircuitsPerAddress", "/_blazor/")]
    [InlineData("CircuitsPerLearner", "/hubs/terminal")]
    [InlineData("CircuitsPerAddress", "/hubs/terminal")]
    [InlineData("Circuits", "/hubs/terminal")]
    public async Task Sockets_BeyondTheLimit_AreRefused_AndAreFreeAgainWhenOneCloses_Row71(string limit, string path)
    {
        await using var application = new LabApplication(($"LabPlatform:Limits:{limit}", "3"));
        var site = application.Listen();
        var cookies = await StartAsync(application, site);
        Task<WebSocket> ConnectAsync() => LabSockets.ConnectAsync(site, path, site.GetLeftPart(UriPartial.Authority), cookies.GetCookieHeader(site));
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

    [Fact]
    public async Task Sockets_OfAPage_ItsCircuitAndItsTerminals_AreOnePage()
    {
        await using var application = new LabApplication(("LabPlatform:Limits:CircuitsPerLearner", "1"));
        var site = application.Listen();
        var cookies = await StartAsync(application, site);

        using var circuit = await LabSockets.ConnectAsync(site, "/_blazor", site.GetLeftPart(UriPartial.Authority), cookies.GetCookieHeader(site));
        using var terminals = await LabSockets.ConnectAsync(site, "/hubs/terminal", site.GetLeftPart(UriPartial.Authority), cookies.GetCookieHeader(site));

        (circuit.State, terminals.State).ShouldBe((WebSocketState.Open, WebSocketState.Open));
    }

    [Theory]
    [InlineData("/_blazor", "text/event-stream")]
    [InlineData("/_blazor", "*/*")]
    [InlineData("/hubs/terminal", "text/event-stream")]
    [InlineData("/hubs/terminal", "*/*")]
    public async Task OtherTransports_WhichNobodyCounts_AreNotThere_Row71(string path, string accept)
    {
        await using var application = new LabApplication();
        var site = application.Listen();
        var cookies = await StartAsync(application, site);
        using var page = new HttpClient(new HttpClientHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = site };
        page.DefaultRequestHeaders.Add("Origin", site.GetLeftPart(UriPartial.Authority));
        using var negotiated = await page.PostAsync(new Uri($"{path}/negotiate?negotiateVersion=1", UriKind.Relative), content: null, TestContext.Current.CancellationToken);
        negotiated.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var answer = JsonDocument.Parse(await negotiated.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        var id = answer.RootElement.GetProperty("connectionToken").GetString();
        page.DefaultRequestHeaders.Accept.ParseAdd(accept);

        using var opened = await page.GetAsync(
            new Uri($"{path}?id={id}", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken).DefaultTimeout();

        opened.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    /// <summary>A learner's cookies.</summary>
    private static async Task<CookieContainer> StartAsync(LabApplication application, Uri site)
    {
        var cookies = new CookieContainer();
        using var browser = new HttpClient(new HttpClientHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = site };
        browser.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        await application.StartSessionAsync(browser);
        return cookies;
    }
}
