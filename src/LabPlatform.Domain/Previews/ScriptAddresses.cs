using LabPlatform.Domain.Scenarios;

namespace LabPlatform.Domain.Previews;

/// <summary>Scripts as they run in one session: tokens replaced by its addresses. Assets are never touched.</summary>
public static class ScriptAddresses
{
    private static readonly OwnMachineAddresses s_own = new();

    /// <summary>Whether a script of the page has tokens; cheap.</summary>
    public static bool AreIn(ScenarioPage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        return new[] { page.Foreground, page.Background, (page as ScenarioStep)?.Verify }.Any(script => script is not null && AddressTokens.AreIn(script.Text));
    }

    /// <param name="page">A page whose scripts are to run.</param>
    /// <param name="addresses">Of the session, or null where they are not known: then the machine itself is named.</param>
    public static ScenarioPage WithAddresses(this ScenarioPage page, PreviewAddresses? addresses)
    {
        ArgumentNullException.ThrowIfNull(page);
        return page with { Foreground = Fill(page.Foreground, addresses), Background = Fill(page.Background, addresses) };
    }

    /// <summary>The same with the step's check.</summary>
    public static ScenarioStep WithAddresses(this ScenarioStep step, PreviewAddresses? addresses)
    {
        ArgumentNullException.ThrowIfNull(step);
        return (ScenarioStep)WithAddresses((ScenarioPage)step, addresses) with { Verify = Fill(step.Verify, addresses) };
    }

    private static ScenarioScript? Fill(ScenarioScript? script, PreviewAddresses? addresses) =>
        script is null ? null : script with { Text = AddressTokens.Replace(script.Text, addresses ?? (IPortAddresses)s_own) };
}
