using LabPlatform.Domain.Shared;

namespace LabPlatform.Domain.Traffic;

/// <param name="Longest">Letters a path may have.</param>
public sealed record PathCannotBeSent(int Longest) : LabError($"A path has at most {Longest} letters, without spaces: for example /, /healthz or /search?q=lab.");

public sealed record NoSuchService(string Name) : LabError($"There is no Service {Name}.");

public sealed record TrafficRunsAlready(int Most) : LabError($"Requests are sent for this lab in {Most} windows already. Stop one of them first.");
