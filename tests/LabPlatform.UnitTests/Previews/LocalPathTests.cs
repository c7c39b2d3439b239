using LabPlatform.Web.Previews;

namespace LabPlatform.UnitTests.Previews;

public sealed class LocalPathTests
{
    [Theory]
    [InlineData("/", "/")]
    [InlineData("/a/b?c=d&e=%20#f", "/a/b?c=d&e=%20#f")]
    [InlineData("/café au lait", "/caf%C3%A9%20au%20lait")]
    [InlineData("/?to=//evil.test", "/?to=//evil.test")]
    public void Path_OnTheHost_IsTaken(string text, string path) => LocalPath.Of(text).ShouldBe(path);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("//evil.test")]
    [InlineData("/\\evil.test")]
    [InlineData("\\/evil.test")]
    [InlineData("/\t/evil.test")]
    [InlineData("/\n/evil.test")]
    [InlineData("\t//evil.test")]
    [InlineData("http://evil.test/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/a\r\nSet-Cookie: b=c")]
    public void Path_ThatLeadsElsewhere_IsTheBeginning_Row62(string? text) => LocalPath.Of(text).ShouldBe("/");

    [Fact]
    public void Path_ThatIsTooLong_IsTheBeginning() => LocalPath.Of("/" + new string('a', 3000)).ShouldBe("/");
}
