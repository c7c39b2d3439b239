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
        var cookies = new CookieContainer();
        using var browser = application.CreateDefaultClient(new Microsoft.AspNetCore.Mvc.Testing.Handlers.CookieContainerHandler(cookies));
        browser.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        await application.StartSessionAsync(browser);
        var cookie = cookies.GetCookieHeader(application.ClientOptions.BaseAddress);
        var open = new List<WebSocket>();
        for (var i = 0; i < 3; i++)
        {
            open.Add(await ConnectAsync(application, cookie));
        }

        var refusal = await Should.ThrowAsync<InvalidOperationException>(() => ConnectAsync(application, cookie));
        refusal.Message.ShouldContain("429");

        open[0].Abort();
        open[0].Dispose();
        await Waits.UntilAsync("a place is free", async () =>
        {
            try
            {
                open[0] = await ConnectAsync(application, cookie);
                return true;
            }
            catch (InvalidOperationException)
            {
                return false;
            }
        });
        open.ForEach(socket => socket.Dispose());
    }

    private static async Task<WebSocket> ConnectAsync(LabApplication application, string cookie)
    {
        var client = application.Server.CreateWebSocketClient();
        client.ConfigureRequest = request =>
        {
            request.Headers.Origin = "http://localhost";
            request.Headers.Cookie = cookie;
        };
        return await client.ConnectAsync(new Uri("ws://localhost/_blazor"), TestContext.Current.CancellationToken);
    }
}
