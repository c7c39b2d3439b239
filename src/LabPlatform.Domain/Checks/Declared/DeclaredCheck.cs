using System.Collections.Immutable;

namespace LabPlatform.Domain.Checks.Declared;

/// <summary>What a step's <c>checks.yaml</c> asks of the cluster: passed when every condition is fulfilled at the same time.</summary>
/// <param name="Path">The file, relative to the scenario's folder, for messages.</param>
/// <param name="Conditions">In the author's order; never empty.</param>
public sealed record DeclaredCheck(string Path, ImmutableArray<Condition> Conditions);
