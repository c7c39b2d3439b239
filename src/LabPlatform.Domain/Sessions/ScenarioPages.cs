using System.Globalization;
using LabPlatform.Domain.Scenarios;

namespace LabPlatform.Domain.Sessions;

/// <summary>Where a session's page index points to in its scenario: -1 intro, then the steps, then the finish page.</summary>
public static class ScenarioPages
{
    /// <summary>The page a session begins on.</summary>
    public static int FirstPage(this Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return scenario.Intro is null ? 0 : -1;
    }

    public static ScenarioPage? PageAt(this Scenario scenario, int step)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return step switch
        {
            -1 => scenario.Intro,
            _ when step >= 0 && step < scenario.Steps.Length => scenario.Steps[step],
            _ when step == scenario.Steps.Length => scenario.Finish,
            _ => null,
        };
    }

    /// <summary>Whether a session can stand there: the finish page can be reached also where the author wrote none.</summary>
    public static bool HasPage(this Scenario scenario, int step)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return (step == -1 && scenario.Intro is not null) || (step >= 0 && step <= scenario.Steps.Length);
    }

    /// <summary><c>intro</c>, <c>step1</c>…, <c>finish</c>.</summary>
    public static string PageName(this Scenario scenario, int step)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return step < 0 ? "intro" : step >= scenario.Steps.Length ? "finish" : string.Create(CultureInfo.InvariantCulture, $"step{step + 1}");
    }

    public static bool HasScripts(this ScenarioPage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        return page.Background is not null || page.Foreground is not null;
    }
}
