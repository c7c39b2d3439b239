using System.Net;
using LabPlatform.Domain.Environments;
using LabPlatform.Domain.Sessions;
using Microsoft.Extensions.DependencyInjection;

namespace LabPlatform.UnitTests.Web;

public sealed class StartTests
{
    private const string Other = "/labs/kubernetes/one-step";

    [Fact]
    public async Task Reading_MakesNobodyALearner()
    {
        await using var application = new LabApplication();
        using var browser = application.CreateBrowser();

        using var response = await browser.GetAsync(new Uri(LabApplication.LabPath, UriKind.Relative), TestContext.Current.CancellationToken);

        Cookies(response).ShouldNotContain(cookie => cookie.StartsWith("learner=", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Start_ByAVisitor_GivesACookieScriptsCannotRead()
    {
        await using var application = new LabApplication();
        using var browser = application.CreateBrowser();

        using var response = await LabApplication.PressStartAsync(browser);

        var cookie = Cookies(response).Single(cookie => cookie.StartsWith("learner=", StringComparison.Ordinal));
        cookie.ShouldContain("httponly");
        cookie.ShouldContain("samesite=lax");
        cookie.ShouldContain("path=/");
        cookie.ShouldNotContain("domain=");
    }

    [Fact]
    public async Task Start_OnAnHttpsSite_GivesAHostCookie_Row59()
    {
        await using var application = new LabApplication(("LabPlatform:PublicOrigin", "https://labs.test"));
        application.ClientOptions.BaseAddress = new Uri("https://labs.test");
        using var browser = application.CreateBrowser();
        browser.DefaultRequestHeaders.Add("Origin", "https://labs.test");

        using var response = await LabApplication.PressStartAsync(browser);

        var cookie = Cookies(response).Single(cookie => cookie.StartsWith("__Host-learner=", StringComparison.Ordinal));
        cookie.ShouldContain("secure");
    }

    [Fact]
    public async Task Start_PressedManyTimesByOneVisitor_IsOneSession_Row70()
    {
        await using var application = new LabApplication(("LabPlatform:Limits:StartsPerAddress", "1000"));
        using var browser = application.CreateBrowser();
        var form = await LabApplication.ReadFormAsync(browser, LabApplication.LabPath);

        var presses = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => browser.PostAsync(
            new Uri(LabApplication.LabPath, UriKind.Relative), new FormUrlEncodedContent(form), TestContext.Current.CancellationToken)));

        presses.Select(press => press.Headers.Location?.ToString()).Distinct(StringComparer.Ordinal).ShouldHaveSingleItem().ShouldNotBeNull();
        (await application.Store.ListUnfinishedAsync(TestContext.Current.CancellationToken)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Start_WithAChosenLearnerId_IsSomebodyNew()
    {
        await using var application = new LabApplication();
        using var owner = application.CreateBrowser();
        await application.StartSessionAsync(owner);
        var victim = (await application.Store.ListUnfinishedAsync(TestContext.Current.CancellationToken)).Single().Learner;
        using var thief = application.CreateBrowser();
        var form = await LabApplication.ReadFormAsync(thief, LabApplication.LabPath);
        form["Promise"] = victim.Value;

        using var response = await thief.PostAsync(new Uri(LabApplication.LabPath, UriKind.Relative), new FormUrlEncodedContent(form), TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.Found);
        (await application.Store.ListUnfinishedAsync(TestContext.Current.CancellationToken)).Select(session => session.Learner).Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public async Task Start_OfASecondLab_OffersToEndTheFirst_AndDoesIt()
    {
        await using var application = new LabApplication();
        using var browser = application.CreateBrowser();
        var first = await application.StartSessionAsync(browser);

        var page = await browser.GetStringAsync(new Uri(Other, UriKind.Relative), TestContext.Current.CancellationToken);
        page.ShouldContain("End it and start this lab");
        page.ShouldContain(first);
        var second = await application.StartSessionAsync(browser, Other);

        second.ShouldNotBe(first, StringComparer.Ordinal);
        (await application.Store.ListUnfinishedAsync(TestContext.Current.CancellationToken))
            .Where(session => session.State is SessionState.Starting or SessionState.Ready)
            .ShouldHaveSingleItem().Scenario.Value.ShouldBe("kubernetes/one-step");
    }

    [Fact]
    public async Task Start_MoreOftenThanAllowed_IsRefusedWithATime_Row67()
    {
        await using var application = new LabApplication(("LabPlatform:Limits:StartsPerAddress", "3"));
        using var browser = application.CreateBrowser();
        // The page of a running lab has no form; that of another lab has.
        foreach (var path in new[] { LabApplication.LabPath, Other, LabApplication.LabPath })
        {
            await application.StartSessionAsync(browser, path);
        }

        using var response = await LabApplication.PressStartAsync(browser, Other);

        response.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        response.Headers.RetryAfter.ShouldNotBeNull();
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("Too many at once");
    }

    [Fact]
    public async Task Start_AgainFromThePageOfAnEndedSession_IsANewSession_AndCountsLikeEveryStart_Row67()
    {
        await using var application = new LabApplication(("LabPlatform:Limits:StartsPerAddress", "2"));
        using var browser = application.CreateBrowser();
        var first = await application.StartSessionAsync(browser);
        await EndAsync(application);

        using var second = await PressAgainAsync(browser, first);
        second.StatusCode.ShouldBe(HttpStatusCode.Found);
        second.Headers.Location!.ToString().ShouldNotEndWith(first);
        await EndAsync(application);
        using var third = await PressAgainAsync(browser, first);

        third.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task Start_WhileTheClusterIsAway_SaysWhy()
    {
        await using var application = new LabApplication();
        using var browser = application.CreateBrowser();
        var form = await LabApplication.ReadFormAsync(browser, LabApplication.LabPath);
        application.Cluster.Set(new ClusterStatus(Available: false, "The cluster is being built (3 of 9).", Progress: 0.3));

        using var response = await browser.PostAsync(new Uri(LabApplication.LabPath, UriKind.Relative), new FormUrlEncodedContent(form), TestContext.Current.CancellationToken);

        var page = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        page.ShouldContain("Labs cannot be started right now: The cluster is being built (3 of 9).");
        page.ShouldContain("disabled aria-describedby=\"start-note\"");
    }

    private static async Task EndAsync(LabApplication application)
    {
        var running = (await application.Store.ListUnfinishedAsync(TestContext.Current.CancellationToken)).Single(session => session.IsLive());
        await application.Services.GetRequiredService<EndSession>().ExecuteAsync(running.Id, running.Learner, TestContext.Current.CancellationToken);
    }

    private static async Task<HttpResponseMessage> PressAgainAsync(HttpClient browser, string session)
    {
        var form = await LabApplication.ReadFormAsync(browser, session);
        form.ShouldContainKey("_handler");
        return await browser.PostAsync(new Uri(LabApplication.LabPath, UriKind.Relative), new FormUrlEncodedContent(form), TestContext.Current.CancellationToken);
    }

    private static IEnumerable<string> Cookies(HttpResponseMessage response) =>
        response.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies.Select(cookie => cookie.ToLowerInvariant().Replace("__host-", "__Host-", StringComparison.Ordinal)) : [];
}
