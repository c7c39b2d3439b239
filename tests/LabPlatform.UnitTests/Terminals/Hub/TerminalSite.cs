using System.Net;
using LabPlatform.Data;
using LabPlatform.Domain.Sessions;
using LabPlatform.Domain.Terminals;
using LabPlatform.Tests.Shared;
using LabPlatform.Tests.Shared.Fakes;
using LabPlatform.UnitTests.Web;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace LabPlatform.UnitTests.Terminals.Hub;

/// <summary>The real host on a real port, with learners who have a session each.</summary>
internal sealed class TerminalSite : IAsyncDisposable
{
    private readonly LabApplication _application;
    private readonly Uri _address;

    public TerminalSite(ITerminalConnector terminals)
    {
        _application = new LabApplication { Terminals = terminals };
        _address = _application.Listen();
    }

    public IServiceProvider Services => _application.Services;

    public FakeLabEnvironments Environments => _application.Environments;

    public string DatabaseFile => Services.GetRequiredService<IOptions<LabDataOptions>>().Value.File;

    public IEnumerable<string> Log => _application.Log.Lines;

    /// <summary>A learner with a lab that is ready.</summary>
    public async Task<Learner> StartAsync()
    {
        var cookies = new CookieContainer();
        using var handler = new HttpClientHandler { CookieContainer = cookies, AllowAutoRedirect = false };
        using var browser = new HttpClient(handler) { BaseAddress = _address };
        browser.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        using var response = await LabApplication.PressStartAsync(browser);
        response.StatusCode.ShouldBe(HttpStatusCode.Found);
        var session = SessionId.Parse(new Uri(_address, response.Headers.Location!).AbsolutePath.Split('/').First(part => SessionId.TryParse(part, out _)));
        await Waits.UntilAsync("the session is ready", async () =>
            (await _application.Store.FindAsync(session, TestContext.Current.CancellationToken))?.State == SessionState.Ready);
        var stored = await _application.Store.FindAsync(session, TestContext.Current.CancellationToken);
        return new Learner(this, stored!.Learner, session, cookies);
    }

    public async Task<HubConnection> ConnectAsync(CookieContainer? cookies)
    {
        var connection = new HubConnectionBuilder()
            .WithUrl(new Uri(_address, "/hubs/terminal"), options =>
            {
                options.Cookies = cookies ?? new CookieContainer();
                options.Headers["Origin"] = _address.GetLeftPart(UriPartial.Authority);
            })
            .Build();
        await connection.StartAsync(TestContext.Current.CancellationToken);
        return connection;
    }

    public Task EndAsync(Learner learner) =>
        Services.GetRequiredService<EndSession>().ExecuteAsync(learner.Session, learner.Id, TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => _application.DisposeAsync();
}

/// <summary>A browser with the learner's cookie.</summary>
internal sealed record Learner(TerminalSite Site, LearnerId Id, SessionId Session, CookieContainer Cookies)
{
    public async Task<Page> OpenPageAsync() => new(await Site.ConnectAsync(Cookies));
}
