using LabPlatform.Domain.Shared;

namespace LabPlatform.Domain.Help;

public sealed record NoHelpInExams() : LabError("This is an exam: there are no hints and no solutions.");

public sealed record NothingMoreToShow() : LabError("There is no more help for this step.");

/// <param name="Step">0-based index of the step that has to be passed first.</param>
public sealed record HelpNotReached(int Step) : LabError($"Step {Step + 1} comes first.");
