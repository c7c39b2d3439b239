namespace LabPlatform.Domain.Shared;

/// <summary>An expected refusal, in words a learner can act on. Each feature lists its own in an <c>Errors.cs</c>.</summary>
/// <param name="Message">One or two plain sentences: what happened and what to do.</param>
public abstract record LabError(string Message);
