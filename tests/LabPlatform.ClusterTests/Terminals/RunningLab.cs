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
    private readonly KubernetesClient _admin = new(KubernetesClientConfiguration.FromKubeconfig([LocalCluster.AdminKubeconfig]));

    internal SiteProcess Site { get; } = new();

    public SessionId Session { get; private set; }

    public NamespaceMap Namespaces => NamespaceMap.For(Session);

    public async ValueTask InitializeAsync()
    {
        await Site.StartAsync();
        Session = await PressStartAsync();
        await using var page = await OpenPageAsync();
        await Waits.UntilAsync("the terminal opens", async () =>
        {
            try
            {
                await using var terminal = await page.AttachAsync(Session, viewer: Guid.NewGuid().ToString("N"));
                return true;
            }
            catch (HubException ex) when (ex.Message.Contains("session not found", StringComparison.Ordinal))
            {
                return false; // not ready yet
            }
        }, TimeSpan.FromMinutes(2));
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

        _admin.Dispose();
    }

    private async Task RemoveAsync(string name)
    {
        try
        {
            await _admin.DeleteAsync(ApiResource.Namespaces, null, name, CancellationToken.None);
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
