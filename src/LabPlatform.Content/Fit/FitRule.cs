using System.Text.RegularExpressions;
using LabPlatform.Content.Reports;

namespace LabPlatform.Content.Fit;

/// <summary>A pattern of code that asks for something.</summary>
/// <param name="Pattern">Runs in linear time on every line.</param>
/// <param name="Message">What it means on a shared cluster and what an author can do.</param>
/// <param name="Unless">A line with this is not meant; null where there is no such case.</param>
internal sealed record FitRule(FitNeed Need, Regex Pattern, string Message, Regex? Unless = null)
{
    public static FitRule Create(FitNeed need, string pattern, string message, string? unless = null) => new(need, Linear(pattern), message, unless is null ? null : Linear(unless));

    public bool IsMetBy(string line) => Pattern.IsMatch(line) && Unless?.IsMatch(line) is not true;

    private static Regex Linear(string pattern) => new(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
}
