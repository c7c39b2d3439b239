namespace LabPlatform.Content.Loading;

/// <summary>A word of an author and the line it stands in (1-based).</summary>
internal sealed record Located(string Text, int Line);
