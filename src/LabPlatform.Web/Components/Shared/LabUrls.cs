using LabPlatform.Domain.Scenarios;
using LabPlatform.Domain.Sessions;

namespace LabPlatform.Web.Components.Shared;

/// <summary>Every address of the site. Nothing else puts a path together.</summary>
public static class LabUrls
{
    public const string Catalogue = "/";

    /// <summary>Where rendered pages point for their images; a contract with <see cref="IScenarioRenderer"/>.</summary>
    public const string ScenarioImages = "/scenario-images";

    /// <summary>What the cluster is doing, as JSON.</summary>
    public const string ClusterStatus = "/cluster-status";

    /// <summary>Says when the catalogue has changed; only where the site is an author's preview.</summary>
    public const string PreviewChanges = "/preview/changes";

    public static string Lab(ScenarioId scenario) => "/labs/" + string.Join('/', scenario.Value.Split('/').Select(Uri.EscapeDataString));

    /// <param name="scenario">The lab.</param>
    /// <param name="step">1-based, as learners count.</param>
    public static string LabStep(ScenarioId scenario, int step) => $"{Lab(scenario)}?step={step}";

    public static string Session(SessionId session) => $"/sessions/{session}";

    /// <summary>The page on which a web port of a running lab is chosen.</summary>
    public static string Ports(SessionId session) => $"/sessions/{session}/ports";

    /// <summary>Route of <see cref="OpenPort"/>.</summary>
    public const string OpenPortPattern = "/sessions/{id:length(16)}/ports/open";

    /// <summary>Leads to a preview and lets the browser in there.</summary>
    /// <param name="session">Whose port it is.</param>
    /// <param name="address">As in the lab's texts, with a path.</param>
    public static string OpenPort(SessionId session, string address) => $"/sessions/{session}/ports/open?to={Uri.EscapeDataString(address)}";

    public static string Finish(SessionId session) => $"/sessions/{session}/finish";
}
