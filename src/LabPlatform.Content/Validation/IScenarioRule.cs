using LabPlatform.Content.Loading;

namespace LabPlatform.Content.Validation;

/// <summary>One thing that can be wrong with a scenario.</summary>
internal interface IScenarioRule
{
    /// <summary>Adds every case it finds; changes nothing.</summary>
    void Check(ScenarioDraft draft, ProblemList problems);
}
