using LabPlatform.Domain.Sessions;
using LabPlatform.Domain.Traffic;

namespace LabPlatform.UnitTests.Traffic;

public sealed class TrafficOrderTests
{
    [Theory]
    [InlineData("/", "/")]
    [InlineData("", "/")]
    [InlineData(" healthz ", "/healthz")]
    [InlineData("/a?b=c&d=%20", "/a?b=c&d=%20")]
    public void Path_IsTakenAsItIsMeant(string typed, string path) => Make(typed).Value.ShouldNotBeNull().Path.ShouldBe(path);

    [Theory]
    [InlineData("/a b")]
    [InlineData("/a\r\nHost: other")]
    [InlineData("/ä")]
    public void Path_WithWhatNoRequestLineCanHold_IsRefused(string typed) => Make(typed).Error.ShouldBeOfType<PathCannotBeSent>();

    [Fact]
    public void Path_TooLong_IsRefused() => Make(new string('a', 300)).Error.ShouldBeOfType<PathCannotBeSent>();

    [Theory]
    [InlineData("Web")]
    [InlineData("web.other-namespace")]
    [InlineData("")]
    public void Service_ThatCannotBeOne_IsRefused(string name) => TrafficOrder.Make(VirtualNamespace.Default, name, "/", 1).Error.ShouldBeOfType<NoSuchService>();

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(7, 7)]
    [InlineData(10_000, TrafficOrder.MostPerSecond)]
    public void Rate_StaysInItsBounds(int asked, int given) => TrafficOrder.Make(VirtualNamespace.Default, "web", "/", asked).Value.ShouldNotBeNull().PerSecond.ShouldBe(given);

    private static Domain.Shared.Result<TrafficOrder> Make(string path) => TrafficOrder.Make(VirtualNamespace.Default, "web", path, 5);
}
