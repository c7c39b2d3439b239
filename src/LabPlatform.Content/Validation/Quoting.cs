namespace LabPlatform.Content.Validation;

/// <summary>Author's words in messages: one line, not endless.</summary>
internal static class Quoting
{
    private const int MaximumLength = 200;

    public static string Safe(string text)
    {
        var line = new string([.. text.Take(MaximumLength).Select(c => char.IsControl(c) ? '\uFFFD' : c)]);
        return text.Length > MaximumLength ? line + "…" : line;
    }
}
