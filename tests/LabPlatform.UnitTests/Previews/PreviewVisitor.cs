using System.Net;
using LabPlatform.Domain.Previews;
using LabPlatform.Domain.Sessions;
using LabPlatform.Tests.Shared;
using LabPlatform.UnitTests.Web;
using LabPlatform.Web.Components.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace LabPlatform.UnitTests.Previews;

/// <summary>A learner's browser with a running lab: keeps one cookie a host, follows nothing by itself.</summary>
internal sealed class PreviewVisitor : IDisposable
{
    public const string Cookie = "__Host-labplatform-preview";

    private readonly HttpClient _site;
    private readonly HttpClient _client;
    private readonly Dictionary<string, string> _cookies = new(StringComparer.Ordinal);

    private PreviewVisitor(HttpClient site, Uri address, LabSession session, PreviewAddresses addresses)
    {
        (_site, Address, Session, Addresses) = (site, address, session, addresses);
        _client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, UseProxy = false }) { BaseAddress = address };
    }

    /// <summary>Where the site listens.</summary>
    public Uri Address { get; }

    public LabSession Session { get; }

    public PreviewAddresses Addresses { get; }

    /// <summary>Starts a lab of its own on a site that <see cref="LabSockets.Listen">listens</see>.</summary>
    public static async Task<PreviewVisitor> StartAsync(LabApplication application, Uri address)
    {
        var site = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false }) { BaseAddress = address };
        site.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        using var started = await LabApplication.PressStartAsync(site);
        var id = SessionId.Parse(started.Headers.Location!.OriginalString.Split('/')[^1]);
        LabSession? session = null;
        await Waits.UntilAsync("the lab is ready", async () => (session = await application.Store.FindAsync(id, TestContext.Current.CancellationToken))?.State == SessionState.Ready);
        return new PreviewVisitor(site, address, session!, application.Services.GetRequiredService<PreviewNames>().Of(session!));
    }

    public string Host(int port = 8080) => Addresses.HostOf(port);

    /// <summary>Clicks on a link in the lab: the site's answer.</summary>
    public Task<HttpResponseMessage> ClickAsync(string address, SessionId? session = null) =>
        _site.GetAsync(new Uri(LabUrls.OpenPort(session ?? Session.Id, address), UriKind.Relative), TestContext.Current.CancellationToken);

    /// <summary>Goes by the site and the code into a preview; the cookie is kept.</summary>
    /// <returns>Where the preview sends the browser then.</returns>
    public async Task<string> EnterAsync(string address)
    {
        using var door = await ClickAsync(address);
        door.StatusCode.ShouldBe(HttpStatusCode.Found);
        using var entered = await AskAsync(door.Headers.Location!.Host, door.Headers.Location.PathAndQuery);
        entered.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        _cookies[door.Headers.Location.Host] = entered.Headers.GetValues("Set-Cookie").ShouldHaveSingleItem().Split(';')[0];
        return entered.Headers.Location!.OriginalString;
    }

    public string CookieOf(string host) => _cookies[host];

    public void SetCookie(string host, string cookie) => _cookies[host] = cookie;

    /// <summary>Asks a preview's host for something, with the cookie that host has.</summary>
    public Task<HttpResponseMessage> AskAsync(string host, string path, Action<HttpRequestMessage>? change = null, HttpCompletionOption completion = HttpCompletionOption.ResponseContentRead)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Host = host;
        request.Headers.Accept.ParseAdd("text/html");
        if (_cookies.TryGetValue(host, out var cookie))
        {
            request.Headers.Add("Cookie", cookie);
        }

        change?.Invoke(request);
        return _client.SendAsync(request, completion, TestContext.Current.CancellationToken);
    }

    public void Dispose()
    {
        _client.Dispose();
        _site.Dispose();
    }
}
