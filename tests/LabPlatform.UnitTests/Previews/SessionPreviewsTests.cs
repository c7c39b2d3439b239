using LabPlatform.Domain.Previews;
using LabPlatform.Domain.Scenarios;
using LabPlatform.Domain.Sessions;
using LabPlatform.UnitTests.Sessions;

namespace LabPlatform.UnitTests.Previews;

public sealed class SessionPreviewsTests : IAsyncDisposable
{
    private readonly SessionTestBed _bed = new();
    private readonly PreviewNames _names = new(new PreviewRules { Origin = "https://labs.example" });

    [Fact]
    public async Task Scripts_OfASession_GetItsAddresses()
    {
        var session = await _bed.StartReadyAsync();
        var page = new ScenarioPage { TextPath = "a.md", Markdown = "", Foreground = new ScenarioScript("f.sh", "curl {{TRAFFIC_HOST1_80}}\n") };

        var filled = await Previews().FillAsync(session.Id, page, SessionTestBed.Token);

        filled.Foreground!.Text.ShouldBe($"curl {_names.Of(session).Of(80)}\n");
    }

    [Fact]
    public async Task Check_WithoutTokens_AsksNobody()
    {
        var step = new ScenarioStep { TextPath = "a.md", Markdown = "{{TRAFFIC_HOST1_80}}", Verify = new ScenarioScript("v.sh", "[[ -e a ]]\n") };

        (await Previews().FillAsync(SessionId.New(), step, SessionTestBed.Token)).ShouldBeSameAs(step);
    }

    [Fact]
    public async Task Check_OfASessionNobodyKnows_NamesItsOwnMachine()
    {
        var step = new ScenarioStep { TextPath = "a.md", Markdown = "", Verify = new ScenarioScript("v.sh", "curl {{TRAFFIC_HOST1_80}}\n") };

        (await Previews().FillAsync(SessionId.New(), step, SessionTestBed.Token)).Verify!.Text.ShouldBe("curl http://localhost:80\n");
    }

    public ValueTask DisposeAsync() => _bed.DisposeAsync();

    private SessionPreviews Previews() => new(_bed.Store, _names);
}
