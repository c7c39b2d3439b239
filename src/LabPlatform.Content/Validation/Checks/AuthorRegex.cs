using System.Text.RegularExpressions;

namespace LabPlatform.Content.Validation.Checks;

/// <summary>A regular expression of an author: found in linear time, and of a size that is built in no time.</summary>
internal static class AuthorRegex
{
    private const int MaximumLength = 500;

    /// <returns>Why it cannot be used, or null.</returns>
    public static string? Problem(string pattern)
    {
        if (pattern.Length > MaximumLength)
        {
            return $"The expression is longer than {MaximumLength} characters.";
        }

        try
        {
            _ = new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
            return null;
        }
        catch (ArgumentException exception)
        {
            return Quoting.Safe($"This is no regular expression: {exception.Message}");
        }
        catch (NotSupportedException)
        {
            return "The expression is too large, or uses back-references, look-around or atomic groups, which are not allowed.";
        }
    }
}
