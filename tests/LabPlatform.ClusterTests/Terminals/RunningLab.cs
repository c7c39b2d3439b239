using System.Net;
using System.Text.RegularExpressions;
using LabPlatform.ClusterTests.Client;
using LabPlatform.Domain.Sessions;
using LabPlatform.Kubernetes.Client;
using LabPlatform.Tests.Shared;
using LabPlatform.UnitTests.Terminals.Hub;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;

namespace LabPlatform.ClusterTests.Terminals;

/// <summary>A learner who pressed Start on a real site: a session with a toolbox in the local cluster, removed in the end.</summary>
public sealed partial class RunningLab : IAsyncLifetime
{
    private const string Lab = "/labs/kubernetes/pods-and-containers";

    private readonly CookieContainer _cookies = new();

    public RunningLab()
        : this([])
    {
    }

    internal RunningLab(params IEnumerable<(string Key, string Value)> settings) => Site = new SiteProcess(settings);

    internal SiteProcess Site { get; }

    public KubernetesClient Admin { get; } = new(KubernetesClientConfiguration.FromKubeconfig([LocalCluster.AdminKubeconfig]));

    public SessionId Session { get; private set; }

    public NamespaceMap Namespaces => NamespaceMap.For(Session);

    public async ValueTask InitializeAsync()
    {
        await Site.StartAsync();
        Session = await PressStartAsync();
        await using var page = await OpenPageAsync();
        await (await AttachAsync(page)).DisposeAsync();
    }

    /// <summary>Attaches a new viewer as soon as the lab is ready.</summary>
    internal async Task<PageTerminal> AttachAsync(Page page)
    {
        PageTerminal? terminal = null;
        await Waits.UntilAsync("the terminal opens", async () =>
        {
            try
            {
                terminal = await page.AttachAsync(Session, viewer: Guid.NewGuid().ToString("N"));
                return true;
            }
            catch (HubException ex) when (ex.Message.Contains("session not found", StringComparison.Ordinal))
            {
                return false; // not ready yet
            }
        }, TimeSpan.FromMinutes(2));
        return terminal!;
    }

    internal async Task<Page> OpenPageAsync()
    {
        var connection = new HubConnectionBuilder()
            .WithUrl(new Uri(Site.Address, "/hubs/terminal"), options =>
            {
                options.Cookies = _cookies;
                options.Headers["Origin"] = Site.Address.GetLeftPart(UriPartial.Authority);
            })
            .Build();
        await connection.StartAsync(TestContext.Current.CancellationToken);
        return new Page(connection);
    }

    /// <summary>The session's page as the server renders it for the learner now.</summary>
    internal async Task<string> ReadPageAsync()
    {
        using var http = new HttpClient(new SocketsHttpHandler { CookieContainer = _cookies, AllowAutoRedirect = false }) { BaseAddress = Site.Address };
        return WebUtility.HtmlDecode(await http.GetStringAsync(new Uri($"/sessions/{Session}", UriKind.Relative), TestContext.Current.CancellationToken));
    }

    public async ValueTask DisposeAsync()
    {
        await Site.DisposeAsync();
        if (Session != default)
        {
            foreach (var host in Namespaces.Hosts)
            {
                await RemoveAsync(host.Name);
            }
        }

        Admin.Dispose();
    }

    private async Task RemoveAsync(string name)
    {
        try
        {
            await Admin.DeleteAsync(ApiResource.Namespaces, null, name, CancellationToken.None);
        }
        catch (KubernetesException ex) when (ex.IsNotFound)
        {
            // the session never came so far
        }
    }

    private async Task<SessionId> PressStartAsync()
    {
        using var http = new HttpClient(new SocketsHttpHandler { CookieContainer = _cookies, AllowAutoRedirect = false }) { BaseAddress = Site.Address };
        http.DefaultRequestHeaders.Add("Origin", Site.Address.GetLeftPart(UriPartial.Authority));
        var lab = new Uri(Lab, UriKind.Relative);
        SessionId? session = null;
        await Waits.UntilAsync("the lab starts", async () =>
        {
            var form = Inputs().Matches(await http.GetStringAsync(lab, TestContext.Current.CancellationToken))
                .Select(match => KeyValuePair.Create(match.Groups["name"].Value, WebUtility.HtmlDecode(match.Groups["value"].Value)));
            using var content = new FormUrlEncodedContent(form);
            using var answer = await http.PostAsync(lab, content, TestContext.Current.CancellationToken);
            session = answer.Headers.Location is { } location ? SessionId.Parse(location.OriginalString.Split('/')[^1]) : null;
            return session is not null; // until the site has seen that the cluster is there
        });
        return session!.Value;
    }

    [GeneratedRegex("""<input type="hidden" name="(?<name>[^"]+)"(?: value="(?<value>[^"]*)")?""", RegexOptions.NonBacktracking)]
    private static partial Regex Inputs();
}
