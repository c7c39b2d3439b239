using LabPlatform.Domain.Scenarios;

namespace LabPlatform.ClusterTests.Sessions;

internal static class Steps
{
    /// <summary>A step with nothing but a check.</summary>
    public static ScenarioStep Checked(string script, CheckPlace place) =>
        new() { TextPath = "step1/text.md", Markdown = "", Verify = new ScenarioScript("step1/verify.sh", script), CheckPlace = place };
}
