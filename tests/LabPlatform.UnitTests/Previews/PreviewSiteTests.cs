using System.Net;
using LabPlatform.Domain.Previews;
using LabPlatform.Domain.Sessions;
using LabPlatform.Tests.Shared.Fakes;
using LabPlatform.UnitTests.Web;
using Microsoft.Extensions.DependencyInjection;

namespace LabPlatform.UnitTests.Previews;

/// <summary>Who gets into a preview, and who does not.</summary>
public sealed class PreviewSiteTests : IAsyncLifetime
{
    private readonly LabApplication _application = new();
    private PreviewVisitor _visitor = null!;
    private WebApp _app = null!;

    [Fact]
    public async Task Link_LetsTheLearnerIn_ByACookieOfThatHostAlone_Row62()
    {
        using var door = await _visitor.ClickAsync(_visitor.Addresses.Of(8080) + "/a?b=c#d");
        door.StatusCode.ShouldBe(HttpStatusCode.Found);
        door.Headers.CacheControl!.NoStore.ShouldBeTrue();
        door.Headers.Location!.GetLeftPart(UriPartial.Path).ShouldBe(_visitor.Addresses.Of(8080) + "/.labplatform/enter");

        using var entered = await _visitor.AskAsync(_visitor.Host(), door.Headers.Location.PathAndQuery);

        entered.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        entered.Headers.Location!.OriginalString.ShouldBe("/a?b=c#d");
        entered.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);
        var cookie = entered.Headers.GetValues("Set-Cookie").ShouldHaveSingleItem();
        cookie.ShouldStartWith(PreviewVisitor.Cookie + "=");
        cookie.Split("; ")[1..].ShouldBe(["secure", "path=/", "samesite=none", "httponly", "Partitioned"], ignoreOrder: true);

        using var again = await _visitor.AskAsync(_visitor.Host(), door.Headers.Location.PathAndQuery);
        again.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task App_IsSeen_AndSeesNothingOfOurs_Row62()
    {
        await _visitor.EnterAsync(_visitor.Addresses.Of(8080));

        using var answer = await _visitor.AskAsync(_visitor.Host(), "/?x=%20y", request => request.Headers.Add("Cookie", "app=1"));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("?x=%20y");
        answer.Headers.GetValues("Content-Security-Policy").ShouldBe(["default-src * 'unsafe-inline'", "frame-ancestors 'self' http://localhost:80 http://127.0.0.1:80"]);
        answer.Headers.Contains("X-Frame-Options").ShouldBeFalse();
        answer.Headers.Contains("X-Content-Type-Options").ShouldBeFalse(); // none of the site's
        var seen = _app.Requests.ShouldHaveSingleItem();
        seen["Host"].ShouldBe(_visitor.Host());
        seen["Cookie"].ShouldBe("app=1");
        seen["X-Forwarded-For"].ShouldBe("127.0.0.1");
        seen.Values.ShouldNotContain(value => value.Contains("labplatform-preview", StringComparison.Ordinal));
        _application.Ports.Asked.ShouldBe([(_visitor.Session.Id, PreviewTarget.Toolbox, 8080)]);
    }

    [Fact]
    public async Task App_SetsCookiesOfItsHostOnly_Row62()
    {
        await _visitor.EnterAsync(_visitor.Addresses.Of(8080));

        using var answer = await _visitor.AskAsync(_visitor.Host(), "/cookies");

        answer.Headers.GetValues("Set-Cookie").ShouldBe(["a=b; Path=/", "c=d; HttpOnly"]);
        answer.Headers.Contains("Service-Worker-Allowed").ShouldBeFalse();
        answer.Headers.Contains("Strict-Transport-Security").ShouldBeFalse();
    }

    [Fact]
    public async Task Redirect_OfAnApp_IsForTheBrowser_Row63()
    {
        await _visitor.EnterAsync(_visitor.Addresses.Of(8080));

        using var answer = await _visitor.AskAsync(_visitor.Host(), "/redirect");

        answer.StatusCode.ShouldBe(HttpStatusCode.Found);
        answer.Headers.Location!.Host.ShouldBe("169.254.169.254");
        _application.Ports.Asked.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Service_IsReached_WhileItIsThere_Row63()
    {
        var web = new PreviewTarget(PreviewTargetKind.Service, VirtualNamespace.Default, "web");
        _application.Pictures.Set(TestPictures.BlueGreen());
        var address = _visitor.Addresses.Of(web, 80);
        await _visitor.EnterAsync(address);

        using var answer = await _visitor.AskAsync(new Uri(address).Host, "/");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        _application.Ports.Asked.ShouldBe([(_visitor.Session.Id, web, 80)]);
        using var missing = await _visitor.ClickAsync(_visitor.Addresses.Of(web with { Name = "other" }, 80));
        missing.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task WithoutCookie_APageOfOursSaysWhereToOpenIt_Row62()
    {
        foreach (var host in new[] { _visitor.Host(), new PreviewHost(SessionId.New(), "aaaaaaaa", null, 80).Label + ".localhost" })
        {
            using var answer = await _visitor.AskAsync(host, "/secret");

            answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
            var policy = answer.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem();
            policy.ShouldStartWith("default-src 'none';");
            policy.ShouldEndWith("frame-ancestors 'none'");
            (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("Open this from the lab");
        }

        _app.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task SomebodyElsesHost_AndOneThatNeverWas_AreTheSame404_Row63()
    {
        using var other = await PreviewVisitor.StartAsync(_application, _visitor.Address);
        await _visitor.EnterAsync(_visitor.Addresses.Of(8080));
        await other.EnterAsync(other.Addresses.Of(8080));
        var never = new PreviewHost(SessionId.New(), "aaaaaaaa", null, 8080).Label + ".localhost";
        var answers = new List<string>();

        foreach (var host in new[] { other.Host(), never, "p80-169-254-169-254.localhost", _visitor.Host(8081) })
        {
            _visitor.SetCookie(host, _visitor.CookieOf(_visitor.Host())); // as if a browser sent it there
            using var answer = await _visitor.AskAsync(host, "/");
            answer.StatusCode.ShouldBe(HttpStatusCode.NotFound, host);
            answers.Add(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken) + string.Concat(answer.Headers.Where(header => header.Key is not "Date")));
        }

        answers.Distinct(StringComparer.Ordinal).ShouldHaveSingleItem();
        foreach (var address in new[] { other.Addresses.Of(8080), $"http://{never}/", "http://p80-169-254-169-254.localhost/", "http://169.254.169.254/", "//x", "" })
        {
            using var click = await _visitor.ClickAsync(address);
            click.StatusCode.ShouldBe(HttpStatusCode.NotFound, address);
            using var theirs = await _visitor.ClickAsync(address, other.Session.Id);
            theirs.StatusCode.ShouldBe(HttpStatusCode.NotFound, address);
        }

        _app.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task SomebodyElsesCode_OpensTheirHostOnly_Row62()
    {
        using var other = await PreviewVisitor.StartAsync(_application, _visitor.Address);
        using var door = await other.ClickAsync(other.Addresses.Of(8080));

        using var entered = await _visitor.AskAsync(_visitor.Host(), door.Headers.Location!.PathAndQuery);

        entered.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        entered.Headers.Contains("Set-Cookie").ShouldBeFalse();
    }

    [Fact]
    public async Task EndedLab_IsNotThereAnyMore_Row62()
    {
        await _visitor.EnterAsync(_visitor.Addresses.Of(8080));
        await _application.Services.GetRequiredService<EndSession>().ExecuteAsync(_visitor.Session.Id, _visitor.Session.Learner, TestContext.Current.CancellationToken);

        using var answer = await _visitor.AskAsync(_visitor.Host(), "/");

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        _app.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/.labplatform")]
    [InlineData("/.labplatform/enter")]
    [InlineData("/.LabPlatform/other")]
    [InlineData("/%2elabplatform/other")]
    public async Task OwnPaths_NeverReachAnApp(string path)
    {
        await _visitor.EnterAsync(_visitor.Addresses.Of(8080));

        using var answer = await _visitor.AskAsync(_visitor.Host(), path);

        answer.StatusCode.ShouldBeOneOf(HttpStatusCode.NotFound, HttpStatusCode.Unauthorized);
        _app.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/healthz")]
    [InlineData("/_blazor/negotiate")]
    [InlineData("/app.css")]
    [InlineData("/sessions/aaaaaaaaaaaaaaaa")]
    public async Task Site_IsNotOnAPreviewsHost_NorAPreviewOnTheSites(string path)
    {
        foreach (var host in new[] { "x.localhost", "a.b.localhost", _visitor.Host() })
        {
            using var answer = await _visitor.AskAsync(host, path);
            answer.StatusCode.ShouldBeOneOf(HttpStatusCode.NotFound, HttpStatusCode.Unauthorized);
            answer.Headers.GetValues("X-LabPlatform-Preview").ShouldBe(["none"]);
        }

        using var site = await _visitor.AskAsync("localhost", path);
        site.Headers.Contains("X-LabPlatform-Preview").ShouldBeFalse();
    }

    [Fact]
    public async Task Selector_LeadsToTheListOfPorts()
    {
        using var click = await _visitor.ClickAsync(_visitor.Addresses.Selector + "/");

        click.StatusCode.ShouldBe(HttpStatusCode.Found);
        click.Headers.Location!.OriginalString.ShouldBe($"/sessions/{_visitor.Session.Id}/ports");
    }

    [Fact]
    public async Task Log_HasNoSecrets()
    {
        using var door = await _visitor.ClickAsync(_visitor.Addresses.Of(8080) + "/?secret=of-the-app");
        await _visitor.EnterAsync(_visitor.Addresses.Of(8080) + "/?secret=of-the-app");
        using var answer = await _visitor.AskAsync(_visitor.Host(), "/?secret=of-the-app");
        _app.Requests.ShouldNotBeEmpty();

        var code = door.Headers.Location!.Query.Split("code=")[1].Split('&')[0];
        _application.Log.Lines.Where(line => line.Contains(code, StringComparison.Ordinal) || line.Contains(_visitor.CookieOf(_visitor.Host()), StringComparison.Ordinal)).ShouldBeEmpty();
        _application.Log.Lines.Where(line => !line.StartsWith("Debug", StringComparison.Ordinal) && !line.StartsWith("Trace", StringComparison.Ordinal) && line.Contains("Proxying", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    public async ValueTask InitializeAsync()
    {
        _app = await WebApp.StartAsync();
        _application.Ports.Server = _app.Port;
        _visitor = await PreviewVisitor.StartAsync(_application, _application.Listen());
    }

    public async ValueTask DisposeAsync()
    {
        _visitor.Dispose();
        await _application.DisposeAsync();
        await _app.DisposeAsync();
    }
}
