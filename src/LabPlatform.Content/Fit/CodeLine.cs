namespace LabPlatform.Content.Fit;

/// <summary>A line of code that a learner or the platform would run, continuation lines joined.</summary>
/// <param name="File">Relative to the catalogue's root.</param>
/// <param name="Line">Where it begins, 1-based.</param>
internal sealed record CodeLine(string File, int Line, string Text);
