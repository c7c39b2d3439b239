using System.Text.Json;
using BlazorXTerm;

namespace LabPlatform.ComponentTests.BlazorXTerm;

public sealed class XTermOptionsTests
{
    private static readonly JsonSerializerOptions s_interop = new(JsonSerializerDefaults.Web);

    [Fact]
    public void Json_OfOptions_IsWhatTheScriptReads()
    {
        var options = new XTermOptions { Addons = XTermAddons.Search | XTermAddons.Unicode11, Cursor = XTermCursor.Bar, ScrollBack = 7 };

        using var json = JsonDocument.Parse(JsonSerializer.Serialize(options, s_interop));

        json.RootElement.GetProperty("addons").EnumerateArray().Select(name => name.GetString()).ShouldBe(["search", "unicode11"]);
        json.RootElement.GetProperty("cursor").GetString().ShouldBe("Bar");
        json.RootElement.GetProperty("scrollBack").GetInt32().ShouldBe(7);
        json.RootElement.GetProperty("theme").GetProperty("brightBlack").GetString().ShouldBe(XTermTheme.Dark.BrightBlack);
    }

    [Theory]
    [InlineData(XTermAddons.None, "[]")]
    [InlineData(XTermAddons.All, """["webGL","search","webLinks","unicode11"]""")]
    public void Json_OfAddons_NamesEach(XTermAddons addons, string expected) =>
        JsonSerializer.Serialize(addons, s_interop).ShouldBe(expected);
}
