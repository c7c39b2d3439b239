using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace LabPlatform.UnitTests.Web;

public sealed class AccessTests
{
    private static readonly string[] s_anonymous =
    [
        "/", "/labs/{*path}", "/not-found", "/error", "/error/{code:int}",
        "/healthz", "/readyz", "/cluster-status", "/scenario-images/{hash:length(64)}",
    ];

    [Fact]
    public async Task Endpoint_WithoutAWordAboutAccess_DoesNotExist_Row68()
    {
        await using var application = new LabApplication();

        var endpoints = Routes(application).ToList();

        endpoints.Count.ShouldBeGreaterThan(20);
        endpoints.Where(endpoint => endpoint.Metadata.GetMetadata<IAuthorizeData>() is null && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null)
            .Select(endpoint => endpoint.RoutePattern.RawText).ShouldBeEmpty();
    }

    [Fact]
    public async Task Endpoint_OpenToAnybody_IsOnTheList_Row68()
    {
        await using var application = new LabApplication();

        var open = Routes(application)
            .Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null && !IsAsset(endpoint))
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/'));

        open.Distinct(StringComparer.Ordinal).ShouldBe(s_anonymous, ignoreOrder: true);
    }

    [Fact]
    public async Task Endpoint_ThatForgetsToSay_IsClosed_Row68()
    {
        await using var application = new LabApplication();
        var policies = application.Services.GetRequiredService<IAuthorizationPolicyProvider>();

        var fallback = (await policies.GetFallbackPolicyAsync()).ShouldNotBeNull();
        var answer = await application.Services.GetRequiredService<IAuthorizationService>()
            .AuthorizeAsync(LabPlatform.Web.Learners.LearnerClaims.ToPrincipal(LabPlatform.Domain.Sessions.LearnerId.New()), fallback);

        answer.Succeeded.ShouldBeFalse();
    }

    [Theory]
    [InlineData("")]
    [InlineData("/finish")]
    public async Task Session_OfSomebodyElse_DoesNotExist(string page)
    {
        await using var application = new LabApplication();
        using var owner = application.CreateBrowser();
        using var other = application.CreateBrowser();
        using var visitor = application.CreateBrowser();
        var path = new Uri(await application.StartSessionAsync(owner) + page, UriKind.Relative);
        await application.StartSessionAsync(other);

        (await owner.GetAsync(path, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await other.GetAsync(path, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await visitor.GetAsync(path, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("//evil.test/")]
    [InlineData("/%5Cevil.test")]
    [InlineData("/%09/evil.test")]
    [InlineData("/%2f/evil.test")]
    [InlineData("/?returnUrl=//evil.test")]
    [InlineData("/labs/kubernetes/three-steps?returnUrl=https://evil.test")]
    public async Task Address_ThatNamesAnotherSite_LeadsNowhere_Row60(string path)
    {
        await using var application = new LabApplication();
        using var browser = application.CreateBrowser();

        using var response = await browser.GetAsync(new Uri("http://localhost" + path), TestContext.Current.CancellationToken);

        response.Headers.Location.ShouldBeNull();
    }

    private static IEnumerable<RouteEndpoint> Routes(LabApplication application) =>
        application.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    private static bool IsAsset(RouteEndpoint endpoint) =>
        endpoint.Metadata.Any(item => item.GetType().Name.StartsWith("StaticAsset", StringComparison.Ordinal));
}
