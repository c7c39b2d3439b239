using LabPlatform.Domain.Scenarios;
using LabPlatform.Domain.Sessions;

namespace LabPlatform.Cli.Try.Running;

/// <summary>A session of a trial, with a shell.</summary>
internal sealed record OpenSession(SessionId Id, LearnerId Learner, Scenario Scenario);
