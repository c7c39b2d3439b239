using LabPlatform.Cli.Try.Reports;
using LabPlatform.Domain.Scenarios;

namespace LabPlatform.Cli.Try.Running;

/// <summary>Hears of trials as they go on, several at a time.</summary>
internal interface ITryListener
{
    /// <summary>There is a shell.</summary>
    void Started(ScenarioTrial trial, Scenario scenario);

    void Tried(ScenarioTrial trial, StepTrial step);

    void Finished(ScenarioTrial trial);
}
