using System.Text.RegularExpressions;

namespace LabPlatform.Content.Loading.Pages;

/// <summary>
/// Katacoda's checks said <c>done</c> on standard output where Killercoda's end with an exit code. Such a script ends
/// with 0 either way, so that every attempt would pass.
/// </summary>
internal static partial class DoneProtocol
{
    /// <summary>Says <c>done</c> and never chooses an exit code.</summary>
    public static bool IsUsedBy(string script) => SaysDone().IsMatch(script) && !EndsWithACode().IsMatch(script);

    [GeneratedRegex("""^[^#\n]*\b(echo|printf)\s+(-[ne]+\s+)?["']?done(\\n)?["']?\s*([;&|)}#]|$)""", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.Multiline)]
    private static partial Regex SaysDone();

    [GeneratedRegex("""^[^#\n]*\b(exit|return)\s+["']?([1-9$])""", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.Multiline)]
    private static partial Regex EndsWithACode();
}
