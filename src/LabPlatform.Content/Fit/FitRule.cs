using System.Text.RegularExpressions;
using LabPlatform.Content.Reports;

namespace LabPlatform.Content.Fit;

/// <summary>A pattern of code that asks for something.</summary>
/// <param name="Pattern">Runs in linear time on every line.</param>
/// <param name="Message">What it means on a shared cluster and what an author can do.</param>
internal sealed record FitRule(FitNeed Need, Regex Pattern, string Message)
{
    public static FitRule Create(FitNeed need, string pattern, string message) =>
        new(need, new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant), message);
}
