using LabPlatform.Web.Hosting;

namespace LabPlatform.UnitTests.Web;

public sealed class SiteOptionsTests
{
    [Fact]
    public void Validate_SeveralMistakes_NamesEachByItsKey()
    {
        var options = new SiteOptions
        {
            Home = "somewhere",
            PublicOrigin = "labs.test/path",
            Limits = { StartsPerAddress = 0, StartWindow = TimeSpan.Zero, Circuits = 1_000_000 },
        };

        var failures = new SiteOptionsValidator().Validate(name: null, options).Failures.ShouldNotBeNull().ToList();

        failures.Count.ShouldBe(5);
        foreach (var key in new[] { "Home", "PublicOrigin", "Limits:StartsPerAddress", "Limits:StartWindow", "Limits:Circuits " })
        {
            failures.ShouldContain(failure => failure.StartsWith("LabPlatform:" + key, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("https://labs.example.org", true)]
    [InlineData("http://localhost:7080", true)]
    [InlineData("https://labs.example.org/", false)]
    [InlineData("https://labs.example.org/labs", false)]
    [InlineData("ftp://labs.example.org", false)]
    public void Validate_PublicOrigin_IsSchemeAndHost(string origin, bool valid) =>
        new SiteOptionsValidator().Validate(name: null, new SiteOptions { PublicOrigin = origin }).Succeeded.ShouldBe(valid);

    [Fact]
    public async Task Host_WithAMistakeInItsSettings_DoesNotStart()
    {
        await using var application = new LabApplication(("LabPlatform:Limits:Circuits", "0"));

        Should.Throw<Microsoft.Extensions.Options.OptionsValidationException>(() => application.CreateBrowser()).Message.ShouldContain("LabPlatform:Limits:Circuits");
    }
}
