using LabPlatform.Domain.Previews;
using Microsoft.Extensions.DependencyInjection;

namespace LabPlatform.UnitTests.Web;

/// <summary>Where previews are shown when the operator says nothing of them.</summary>
public sealed class PreviewOriginTests
{
    [Theory]
    [InlineData("urls", "http://127.0.0.1:7080", "http://localhost:7080")]
    [InlineData("urls", "http://*:80;https://*:443", "http://localhost")]
    [InlineData("LabPlatform:PublicOrigin", "https://labs.test", "https://labs.test")]
    [InlineData("LabPlatform:PublicOrigin", "http://192.0.2.7:8080", "http://localhost")]
    [InlineData("Previews:Origin", "https://previews.test", "https://previews.test")]
    public async Task Origin_FollowsTheSitesOwnAddress_WhereThatCanHaveHostsBelowIt(string key, string value, string origin)
    {
        await using var application = new LabApplication((key, value));

        application.Services.GetRequiredService<PreviewRules>().Origin.ShouldBe(origin);
    }

    [Fact]
    public async Task Origin_ThatCannotHaveHostsBelowIt_StopsTheStart()
    {
        await using var application = new LabApplication(("Previews:Origin", "https://192.0.2.7"));

        Should.Throw<Microsoft.Extensions.Options.OptionsValidationException>(() => application.CreateBrowser()).Message.ShouldContain("Previews:Origin");
    }
}
