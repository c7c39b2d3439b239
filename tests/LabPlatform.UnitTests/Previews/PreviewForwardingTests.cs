using System.Net;
using System.Net.WebSockets;
using System.Text;
using LabPlatform.Domain.Previews;
using LabPlatform.Domain.Sessions;
using LabPlatform.Tests.Shared;
using LabPlatform.Tests.Shared.Fakes;
using LabPlatform.UnitTests.Web;
using LabPlatform.Web.Previews;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LabPlatform.UnitTests.Previews;

/// <summary>What goes over a preview: streams, sockets, large things, and failures.</summary>
public sealed class PreviewForwardingTests : IAsyncLifetime
{
    private readonly LabApplication _application = new();
    private PreviewVisitor _visitor = null!;
    private WebApp _app = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WebSocket_Passes_F30()
    {
        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Host", _visitor.Host());
        socket.Options.SetRequestHeader("Cookie", _visitor.CookieOf(_visitor.Host()));
        socket.Options.SetRequestHeader("Origin", _visitor.Addresses.Of(8080));
        await socket.ConnectAsync(new UriBuilder(new Uri(_visitor.Address, "/socket")) { Scheme = "ws" }.Uri, Token).DefaultTimeout();

        for (var number = 0; number < 3; number++)
        {
            await socket.SendAsync(Encoding.UTF8.GetBytes($"message {number}"), WebSocketMessageType.Text, endOfMessage: true, Token);
            var buffer = new byte[100];
            var received = await socket.ReceiveAsync(buffer, Token).DefaultTimeout();
            Encoding.UTF8.GetString(buffer, 0, received.Count).ShouldBe($"message {number}");
        }

        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, Token).DefaultTimeout();
    }

    [Fact]
    public async Task Event_ArrivesBeforeTheNext_AndTheEndOfTheLabEndsTheStream_F30()
    {
        using var answer = await OpenEventsAsync();
        await using var stream = await answer.Content.ReadAsStreamAsync(Token);
        for (var number = 1; number <= 3; number++)
        {
            _app.NextEvent.Release();
            (await ReadEventAsync(stream)).ShouldBe($"data: {number}\n\n");
        }

        await _application.Services.GetRequiredService<EndSession>().ExecuteAsync(_visitor.Session.Id, _visitor.Session.Learner, Token);

        await Should.ThrowAsync<IOException>(() => ReadEventAsync(stream));
        await Waits.UntilAsync("the app sees it", () => Task.FromResult(_app.Streaming == 0));
    }

    [Fact]
    public async Task Reader_WhoLeaves_LeavesNothingBehind()
    {
        using (var answer = await OpenEventsAsync())
        {
            await Waits.UntilAsync("it streams", () => Task.FromResult(_app.Streaming == 1));
        }

        await Waits.UntilAsync("the app sees it", () => Task.FromResult(_app.Streaming == 0));
    }

    [Fact]
    public async Task Stream_EndsAfterAnHour_F30()
    {
        var time = new ManualTime();
        await using var site = await ForwarderAsync(time);
        using var client = new HttpClient { BaseAddress = new Uri(site.Urls.Single()) };
        using var answer = await client.GetAsync(new Uri("/events", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, Token).DefaultTimeout();
        await using var stream = await answer.Content.ReadAsStreamAsync(Token);
        _app.NextEvent.Release();
        (await ReadEventAsync(stream)).ShouldBe("data: 1\n\n");

        time.Advance(PreviewForwarder.Longest - TimeSpan.FromSeconds(1));
        _app.NextEvent.Release();
        (await ReadEventAsync(stream)).ShouldBe("data: 2\n\n");
        time.Advance(TimeSpan.FromSeconds(1));

        await Should.ThrowAsync<IOException>(() => ReadEventAsync(stream));
        await Waits.UntilAsync("the app sees it", () => Task.FromResult(_app.Streaming == 0));
    }

    [Fact]
    public void Clients_ThatNobodyUses_AreDropped()
    {
        var time = new ManualTime();
        using var clients = new PortClients(new ConnectPort(_application.Ports), time);
        var port = new FoundPort(_visitor.Session, PreviewTarget.Toolbox, 8080);
        var used = clients.Rent(port);
        clients.Rent(port with { Port = 8081 }).Dispose();
        clients.Rent(port).Dispose();
        clients.Count.ShouldBe(2);

        time.Advance(TimeSpan.FromMinutes(2));
        clients.Count.ShouldBe(1);
        used.Dispose();
        time.Advance(TimeSpan.FromMinutes(2));

        clients.Count.ShouldBe(0);
    }

    [Fact]
    public async Task LargeAnswer_IsNotKept_F30()
    {
        using var answer = await _visitor.AskAsync(_visitor.Host(), "/big", completion: HttpCompletionOption.ResponseHeadersRead);
        await Waits.UntilStillAsync("the app waits for the reader", () => _app.BytesSent);
        _app.BytesSent.ShouldBeLessThan(32 * 1024 * 1024); // what sockets hold on the way

        await using var stream = await answer.Content.ReadAsStreamAsync(Token);
        var (chunk, length) = (new byte[256 * 1024], 0L);
        while (await stream.ReadAsync(chunk, Token) is > 0 and var read)
        {
            length += read;
        }

        length.ShouldBe(WebApp.Big);
    }

    [Fact]
    public async Task LargeUpload_IsTaken_WhateverTheSitesOwnLimit()
    {
        using var content = new StreamContent(new MemoryStream(new byte[40 * 1024 * 1024]));

        using var answer = await _visitor.AskAsync(_visitor.Host(), "/upload", request => (request.Method, request.Content) = (HttpMethod.Post, content));

        (await answer.Content.ReadAsStringAsync(Token)).ShouldBe((40 * 1024 * 1024).ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData(PortTrouble.NothingListens, HttpStatusCode.BadGateway)]
    [InlineData(PortTrouble.NotThere, HttpStatusCode.BadGateway)]
    [InlineData(PortTrouble.Lost, HttpStatusCode.BadGateway)]
    [InlineData(PortTrouble.Late, HttpStatusCode.GatewayTimeout)]
    [InlineData(PortTrouble.TooMany, HttpStatusCode.ServiceUnavailable)]
    public async Task Failure_IsAPageOfOurs_ThatSaysWhatToDo_F30(PortTrouble trouble, HttpStatusCode status)
    {
        _application.Ports.Trouble = new PortException(trouble, "No pod has the labels <of> Service web.");

        using var answer = await _visitor.AskAsync(_visitor.Host(), "/", request => request.Headers.Add("Sec-Fetch-Dest", "iframe"));

        answer.StatusCode.ShouldBe(status);
        var page = await answer.Content.ReadAsStringAsync(Token);
        page.ShouldContain("No pod has the labels &lt;of&gt; Service web.");
        page.ShouldContain("<script>");
        var policy = answer.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem();
        policy.ShouldContain("script-src 'sha256-");
        policy.ShouldEndWith("frame-ancestors http://localhost:80 http://127.0.0.1:80");
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    [Fact]
    public async Task Failure_OfWhatIsNoPage_IsPlainText_F30()
    {
        _application.Ports.Server = null;

        using var answer = await _visitor.AskAsync(_visitor.Host(), "/style.css", request =>
        {
            request.Headers.Accept.Clear();
            request.Headers.Accept.ParseAdd("text/css");
        });

        answer.StatusCode.ShouldBe(HttpStatusCode.BadGateway);
        (await answer.Content.ReadAsStringAsync(Token)).ShouldBe("Nothing listens here yet. Nothing listens on port 8080 in the lab's machine yet. Start it; this page then shows it by itself.\n");
    }

    [Fact]
    public async Task App_ThatIsStartedLater_IsThenSeen_F30()
    {
        _application.Ports.Server = null;
        using (var early = await _visitor.AskAsync(_visitor.Host(), "/"))
        {
            early.StatusCode.ShouldBe(HttpStatusCode.BadGateway);
        }

        _application.Ports.Server = _app.Port;
        using var answer = await _visitor.AskAsync(_visitor.Host(), "/");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    public async ValueTask InitializeAsync()
    {
        _app = await WebApp.StartAsync();
        _application.Ports.Server = _app.Port;
        _visitor = await PreviewVisitor.StartAsync(_application, _application.Listen());
        await _visitor.EnterAsync(_visitor.Addresses.Of(8080));
    }

    public async ValueTask DisposeAsync()
    {
        _visitor.Dispose();
        await _application.DisposeAsync();
        await _app.DisposeAsync();
    }

    private async Task<HttpResponseMessage> OpenEventsAsync()
    {
        return await _visitor.AskAsync(_visitor.Host(), "/events", completion: HttpCompletionOption.ResponseHeadersRead).DefaultTimeout();
    }

    private static async Task<string> ReadEventAsync(Stream stream)
    {
        var buffer = new byte[64];
        var length = await stream.ReadAtLeastAsync(buffer, 9, throwOnEndOfStream: true, Token).AsTask().DefaultTimeout();
        return Encoding.UTF8.GetString(buffer, 0, length);
    }

    /// <summary>The forwarder alone, with a clock that the test moves.</summary>
    private async Task<WebApplication> ForwarderAsync(TimeProvider time)
    {
        var forwarder = ActivatorUtilities.CreateInstance<PreviewForwarder>(_application.Services, time);
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var site = builder.Build();
        site.Run(context => forwarder.ForwardAsync(context, new FoundPort(_visitor.Session, PreviewTarget.Toolbox, 8080)));
        await site.StartAsync(Token);
        return site;
    }
}
