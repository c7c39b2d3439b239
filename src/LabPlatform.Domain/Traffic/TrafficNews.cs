using System.Collections.Immutable;

namespace LabPlatform.Domain.Traffic;

/// <summary>What has become of the requests since the last news.</summary>
/// <param name="Answers">In order of their ends.</param>
/// <param name="Trouble">Why none can be sent right now, one sentence for the learner; or null.</param>
public sealed record TrafficNews(ImmutableArray<TrafficAnswer> Answers, string? Trouble);

/// <summary>One request.</summary>
/// <param name="At">When it was sent, by the clock of the session's checker.</param>
/// <param name="Latency">From its beginning to the end of the answer.</param>
/// <param name="Version">Which version has answered; null where nobody did, or with a status of 500 and more.</param>
/// <param name="Failure">What went wrong, a few words; or null.</param>
public sealed record TrafficAnswer(DateTimeOffset At, TimeSpan Latency, string? Version, string? Failure);
