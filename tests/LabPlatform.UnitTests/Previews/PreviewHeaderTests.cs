using LabPlatform.Web.Previews;
using Microsoft.AspNetCore.Http;

namespace LabPlatform.UnitTests.Previews;

public sealed class PreviewHeaderTests
{
    private const string Framing = "https://site.test";

    private readonly IHeaderDictionary _answer = new HeaderDictionary();

    [Theory]
    [InlineData("__Host-labplatform-preview=x", null)]
    [InlineData("__Host-labplatform-preview=x; app=1", "app=1")]
    [InlineData("app=1;__Host-labplatform-preview=x;  other=a=b", "app=1; other=a=b")]
    [InlineData("__HOST-LabPlatform-Preview=x; app=1", "app=1")]
    [InlineData("__Host-learner=x; app=1; __Host-learner2=y", "app=1; __Host-learner2=y")]
    [InlineData(" __Host-learner = x", null)]
    [InlineData("; ;", null)]
    public void App_DoesNotSeeOurCookies_AndSeesItsOwn_Row62(string sent, string? seen)
    {
        var context = new DefaultHttpContext();
        context.Request.Headers.Cookie = sent;
        context.Request.Host = new HostString("x.labs.test");
        using var request = new HttpRequestMessage();
        request.Headers.TryAddWithoutValidation("Cookie", sent);
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer of-the-app");
        request.Headers.TryAddWithoutValidation("X-Forwarded-For", "203.0.113.9");
        request.Headers.TryAddWithoutValidation("Forwarded", "for=203.0.113.9");

        PreviewRequestHeaders.Apply(request.Headers, context.Request, "https", [PreviewCookie.Name, "__Host-learner"]);

        (request.Headers.TryGetValues("Cookie", out var cookies) ? cookies.ShouldHaveSingleItem() : null).ShouldBe(seen);
        request.Headers.GetValues("Authorization").ShouldBe(["Bearer of-the-app"]);
        request.Headers.GetValues("X-Forwarded-For").ShouldBe(["unknown"]);
        request.Headers.GetValues("X-Forwarded-Host").ShouldBe(["x.labs.test"]);
        request.Headers.GetValues("X-Forwarded-Proto").ShouldBe(["https"]);
        request.Headers.Contains("Forwarded").ShouldBeFalse();
    }

    [Theory]
    [InlineData("a=b; Domain=.labs.test", "a=b")]
    [InlineData("a=b; domain = labs.test ;Path=/; Secure", "a=b;Path=/; Secure")]
    [InlineData("domain=b; HttpOnly", "domain=b; HttpOnly")]
    [InlineData("a=b; Path=/; Max-Age=60", "a=b; Path=/; Max-Age=60")]
    public void Cookie_OfAnApp_StaysOnItsHost_Row62(string set, string seen)
    {
        _answer.SetCookie = set;

        PreviewResponseHeaders.Apply(_answer, Framing);

        _answer.SetCookie.ShouldBe([seen]);
    }

    [Fact]
    public void Cookie_OfOurName_IsNotSetByAnApp_Row62()
    {
        _answer.SetCookie = new(["a=b", "__Host-labplatform-preview=mine; Path=/; Secure", "__host-LABPLATFORM-preview=mine"]);

        PreviewResponseHeaders.Apply(_answer, Framing);

        _answer.SetCookie.ShouldBe(["a=b"]);
    }

    [Theory]
    [InlineData("Service-Worker-Allowed", "/")]
    [InlineData("Strict-Transport-Security", "max-age=1; includeSubDomains")]
    [InlineData("X-Frame-Options", "DENY")]
    [InlineData("Clear-Site-Data", "\"*\"")]
    [InlineData("Alt-Svc", "h3=\":443\"")]
    public void Header_ThatReachesBeyondTheHost_IsDropped_Row62(string name, string value)
    {
        _answer[name] = value;
        _answer["Cross-Origin-Resource-Policy"] = "same-origin";

        PreviewResponseHeaders.Apply(_answer, Framing);

        _answer.ContainsKey(name).ShouldBeFalse();
        _answer["Cross-Origin-Resource-Policy"].ShouldBe(["same-origin"]);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("frame-ancestors 'none'")]
    [InlineData(" FRAME-ANCESTORS\t'none' ;")]
    public void Policy_LetsTheWorkspaceFrameThePage_AndNobodyElse_Row62(string? policy)
    {
        _answer.ContentSecurityPolicy = policy;

        PreviewResponseHeaders.Apply(_answer, Framing);

        _answer.ContentSecurityPolicy.ShouldBe(["frame-ancestors 'self' https://site.test"]);
    }

    [Fact]
    public void Policy_OfAnApp_HoldsOtherwise()
    {
        _answer.ContentSecurityPolicy = new(["default-src 'self'; frame-ancestors 'none'; img-src *, script-src 'none'; frame-ancestors x", "sandbox"]);

        PreviewResponseHeaders.Apply(_answer, Framing);

        _answer.ContentSecurityPolicy.ShouldBe(["default-src 'self'; img-src *", "script-src 'none'", "sandbox", "frame-ancestors 'self' https://site.test"]);
    }
}
