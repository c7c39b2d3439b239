namespace LabPlatform.Cli.Try;

/// <param name="JUnit">File for the report in JUnit's form, or null.</param>
/// <param name="Jobs">Scenarios tried at a time.</param>
/// <param name="KeepGoing">Tries the others, too, after one has failed.</param>
internal sealed record TryOptions(IReadOnlyList<string> Paths, bool Json, string? JUnit, int Jobs, bool KeepGoing);
