using LabPlatform.Domain.Previews;
using LabPlatform.Domain.Scenarios;

namespace LabPlatform.UnitTests.Previews;

public sealed class AddressTokensTests
{
    private static readonly PreviewAddresses s_addresses = new("https", "sid-rand", "labs.example");

    [Theory]
    [InlineData("{{TRAFFIC_HOST1_80}}", "https://sid-rand-80.labs.example")]
    [InlineData("{{TRAFFIC_HOST2_30080}}/a?b=c#/", "https://sid-rand-30080.labs.example/a?b=c#/")]
    [InlineData("{{TRAFFIC_SELECTOR}}", "https://sid-rand.labs.example")]
    [InlineData("https://[[HOST_SUBDOMAIN]]-8080-[[KATACODA_HOST]].environments.katacoda.com/x", "https://sid-rand-8080.labs.example/x")]
    [InlineData("http://[[HOST1_SUBDOMAIN]]-80-[[KATACODA_HOST]].[[KATACODA_DOMAIN]]", "http://sid-rand-80.labs.example")]
    [InlineData("https://argo.[[CLIENT_SUBDOMAIN]]-80-[[KATACODA_HOST]].environments.katacoda.com", "https://argo.sid-rand-80.labs.example")]
    [InlineData("[[HOST2_SUBDOMAIN]]-80-[[KATACODA_HOST]]", "sid-rand-80.labs.example")]
    [InlineData("[[HOST_IP]] [[HOST1_IP]] [[HOST2_IP]]", "172.30.1.2 172.30.1.2 172.30.2.2")]
    [InlineData("[[HOST_SUBDOMAIN]] [[KATACODA_HOST]] [[KATACODA_DOMAIN]]", "sid-rand labs.example labs.example")]
    public void Token_BecomesAnAddress(string text, string expected) => AddressTokens.Replace(text, s_addresses).ShouldBe(expected);

    [Theory]
    [InlineData("{{ .Values.host }} {{TRAFFIC}} {{traffic_host1_80}} {{TRAFFIC_HOST1_}} {{TRAFFIC_HOSTX_80}} {{TRAFFIC_HOST1_PORT}}")]
    [InlineData("if [[ -n $HOST_IP ]]; then [[HOST]] [[host_ip]] [[HOST_IPS]]; fi")]
    [InlineData("{{exec}} {{ TRAFFIC_HOST1_80 }}")]
    public void OtherBraces_StayAsTheyAre(string text)
    {
        AddressTokens.AreIn(text).ShouldBeFalse();
        AddressTokens.Replace(text, s_addresses).ShouldBeSameAs(text);
    }

    [Fact]
    public void Template_HasThePortOnce_WithAHyphenBefore() => s_addresses.Template.ShouldBe("https://sid-rand-PORT.labs.example");

    [Fact]
    public void Scripts_OfAStep_GetAddresses_AndTheTextDoesNot()
    {
        var step = new ScenarioStep
        {
            TextPath = "a.md",
            Markdown = "{{TRAFFIC_HOST1_80}}",
            Foreground = new ScenarioScript("f.sh", "curl {{TRAFFIC_HOST1_80}}"),
            Background = new ScenarioScript("b.sh", "echo [[HOST_IP]]"),
            Verify = new ScenarioScript("v.sh", "[[ $(curl {{TRAFFIC_HOST1_81}}) ]]"),
        };

        var filled = step.WithAddresses(s_addresses);

        filled.Foreground!.Text.ShouldBe("curl https://sid-rand-80.labs.example");
        filled.Background!.Text.ShouldBe("echo 172.30.1.2");
        filled.Verify!.Text.ShouldBe("[[ $(curl https://sid-rand-81.labs.example) ]]");
        filled.Markdown.ShouldBe(step.Markdown);
    }

    [Fact]
    public void Scripts_WhereNoWebPortsAreShown_TryTheirOwnMachine()
    {
        var page = new ScenarioPage { TextPath = "a.md", Markdown = "", Background = new ScenarioScript("b.sh", "curl {{TRAFFIC_HOST1_80}}/x https://[[HOST_SUBDOMAIN]]-81-[[KATACODA_HOST]].environments.katacoda.com") };

        page.WithAddresses(addresses: null).Background!.Text.ShouldBe("curl http://localhost:80/x https://localhost:81");
    }
}
