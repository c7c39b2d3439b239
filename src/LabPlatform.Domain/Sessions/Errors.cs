using LabPlatform.Domain.Scenarios;
using LabPlatform.Domain.Shared;

namespace LabPlatform.Domain.Sessions;

public sealed record ScenarioNotFound(ScenarioId Scenario) : LabError("There is no such lab.");

public sealed record ScenarioBroken(ScenarioId Scenario) : LabError("This lab has mistakes its author must mend first. The catalogue names them.");

public sealed record ClusterUnavailable(string Reason)
    : LabError(Reason.Length > 0 ? $"Labs cannot be started right now: {Reason}" : "Labs cannot be started right now: the cluster does not answer.");

/// <param name="Running">The learner's own session in another lab: end it, or go back to it.</param>
/// <param name="Title">The title of that lab.</param>
public sealed record AnotherSessionRuns(LabSession Running, string Title)
    : LabError($"You have “{Title}” open. End it to start this lab, or go back to it.");

public sealed record TooManySessions(int Limit) : LabError($"All {Limit} places are taken. Try again in a few minutes.");

public sealed record SessionNotFound() : LabError("Session not found.");

public sealed record SessionNotReady() : LabError("The lab is still being prepared.");

public sealed record SessionOver() : LabError("This session is over.");

public sealed record NoSuchStep(int Step) : LabError("There is no such step.");

/// <param name="Step">0-based index of the step that has to be passed first.</param>
public sealed record StepNotPassed(int Step) : LabError($"Step {Step + 1} has to pass its check first.");

public sealed record ExtensionsUsedUp(int Limit)
    : LabError(Limit == 0 ? "Sessions cannot be extended here." : $"This session was extended {Limit} times, which is all there is.");

/// <param name="Reason">From the cluster, for the learner.</param>
public sealed record EnvironmentTrouble(string Reason) : LabError(Reason);
