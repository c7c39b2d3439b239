using LabPlatform.Domain.Checks.Declared;
using LabPlatform.Domain.Scenarios;

namespace LabPlatform.Domain.Checks;

public static class SelfAttestation
{
    /// <summary>Something of its check runs in the toolbox, where the learner could bend it.</summary>
    public static bool IsSelfAttested(this ScenarioStep step)
    {
        ArgumentNullException.ThrowIfNull(step);
        return (step.Verify is not null && step.CheckPlace == CheckPlace.Toolbox) || (step.Checks?.Conditions.Any(AsksTheToolbox) ?? false);
    }

    private static bool AsksTheToolbox(Condition condition) => condition switch
    {
        CommandPrints => true,
        AllOf all => all.Conditions.Any(AsksTheToolbox),
        AnyOf any => any.Conditions.Any(AsksTheToolbox),
        NotSo not => AsksTheToolbox(not.Other),
        _ => false,
    };
}
