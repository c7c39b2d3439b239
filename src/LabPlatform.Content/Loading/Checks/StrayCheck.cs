namespace LabPlatform.Content.Loading.Checks;

/// <summary>A file that looks like a declared check and decides nothing.</summary>
/// <param name="Path">Relative to the catalogue's root.</param>
/// <param name="Reason">Why nobody reads it and what to do, in a sentence.</param>
internal sealed record StrayCheck(string Path, string Reason);
