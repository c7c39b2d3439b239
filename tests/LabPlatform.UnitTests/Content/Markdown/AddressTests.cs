using LabPlatform.Content.Markdown.Addresses;
using LabPlatform.Content.Markdown.Pages;
using LabPlatform.Domain.Previews;
using LabPlatform.Domain.Scenarios;
using Microsoft.Extensions.Logging.Abstractions;

namespace LabPlatform.UnitTests.Content.Markdown;

/// <summary>Addresses of a lab's web ports; what a reader without a lab sees is the specification <c>address-tokens</c>.</summary>
public sealed class AddressTests
{
    private const string Page = "[Open]({{TRAFFIC_HOST1_80}}/a) {{TRAFFIC_HOST1_81}}\n\n`curl {{TRAFFIC_HOST1_82}}`{{exec}}\n";

    private static readonly PreviewAddresses s_addresses = new("https", "sid-rand", "labs.example");

    private readonly ScenarioRenderer _renderer = new(NullLogger<ScenarioRenderer>.Instance);

    [Fact]
    public void RunningLab_ShowsItsAddresses()
    {
        var html = Render(new PagePlace(IsRunning: true, s_addresses));

        html.ShouldContain("<a href=\"https://sid-rand-80.labs.example/a\" target=\"_blank\" rel=\"noopener noreferrer\">Open</a>");
        html.ShouldContain("<a href=\"https://sid-rand-81.labs.example\" target=\"_blank\" rel=\"noopener noreferrer\">https://sid-rand-81.labs.example</a>");
        html.ShouldContain("<code dir=\"ltr\">curl https://sid-rand-82.labs.example</code>");
    }

    [Fact]
    public void RunningLab_OfASiteWithoutWebPorts_SaysSo_AndCommandsAskTheMachine()
    {
        var html = Render(new PagePlace(IsRunning: true, Addresses: null));

        html.ShouldContain("Open (address of port 80: this site does not show web ports)");
        html.ShouldContain("<code dir=\"ltr\">curl http://localhost:82</code>");
        html.ShouldNotContain("<a ");
        html.ShouldNotContain(AbsentAddresses.Suffix);
    }

    [Fact]
    public void SamePage_InTwoLabs_IsNotTheSame()
    {
        var scenario = Scenario();

        _renderer.Render(scenario, scenario.Intro!, new PagePlace(IsRunning: true, s_addresses)).ShouldContain("sid-rand");
        _renderer.Render(scenario, scenario.Intro!, new PagePlace(IsRunning: true, s_addresses with { Name = "other" })).ShouldNotContain("sid-rand");
        _renderer.Render(scenario, scenario.Intro!).ShouldContain("shown in a running lab");
    }

    private string Render(PagePlace place)
    {
        var scenario = Scenario();
        return _renderer.Render(scenario, scenario.Intro!, place);
    }

    private static Scenario Scenario() => new()
    {
        Id = ScenarioId.Parse("c/s"),
        Title = "T",
        Version = "1",
        Intro = new ScenarioPage { TextPath = "a.md", Markdown = Page },
    };
}
