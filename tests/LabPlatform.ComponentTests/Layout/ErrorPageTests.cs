using LabPlatform.ComponentTests.Hosting;
using LabPlatform.Web.Components.Layout;
using Microsoft.AspNetCore.Http;

namespace LabPlatform.ComponentTests.Layout;

public sealed class ErrorPageTests : LabComponentTest
{
    [Theory]
    [InlineData(400, "That did not arrive as expected", "reload it")]
    [InlineData(403, "Not from here", "another site")]
    [InlineData(404, "There is nothing here", "mistyped")]
    [InlineData(429, "Too many at once", "wait a minute")]
    [InlineData(500, "Something went wrong", "not your fault")]
    [InlineData(503, "Something went wrong", "not your fault")]
    public void Status_IsExplained_AndThereIsAWayBack(int code, string title, string explanation)
    {
        var cut = RenderAt(code);

        cut.Title().ShouldBe(title);
        cut.Seen().ShouldContain(explanation);
        cut.Link("To the labs").GetAttribute("href").ShouldBe("/");
    }

    [Theory]
    [InlineData("60", "a minute")]
    [InlineData("90", "a minute")]
    [InlineData("91", "2 minutes")]
    [InlineData("600", "10 minutes")]
    [InlineData("soon", "a minute")]
    public void Wait_IsSaidInMinutes(string retryAfter, string wait)
    {
        Request.Response.Headers.RetryAfter = retryAfter;

        RenderAt(429).Seen().ShouldContain($"Please wait {wait} and try again.");
    }

    [Theory]
    [InlineData(500, true)]
    [InlineData(429, false)]
    public void Failure_HasANumberToReport_AndARefusalHasNone(int code, bool number)
    {
        Request.TraceIdentifier = "trace-1";

        RenderAt(code).FindAll("code").Select(Reading.SeenIn).ShouldBe(number ? ["trace-1"] : []);
    }

    [Fact]
    public void Exception_WithoutACode_IsTakenFromTheAnswer()
    {
        Request.Response.StatusCode = StatusCodes.Status500InternalServerError;

        Render<ErrorPage>().Title().ShouldBe("Something went wrong");
    }

    [Fact]
    public void NotFoundPage_SaysThatEndedLabsCanBeStartedAfresh()
    {
        var cut = Render<NotFoundPage>();

        cut.WindowTitle(this).ShouldBe("Not found · LabPlatform");
        cut.Seen().ShouldContain("Labs that have ended cannot be opened again, but they can be started afresh.");
    }

    private IRenderedComponent<ErrorPage> RenderAt(int code) => Render<ErrorPage>(parameters => parameters.Add(page => page.Code, code));
}
