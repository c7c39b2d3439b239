using System.Text.RegularExpressions;

namespace LabPlatform.Content.Validation.Checks;

internal static partial class Numbers
{
    /// <summary>Whether it is a number as Kubernetes writes quantities: <c>3</c>, <c>0.5</c>, <c>500m</c>, <c>64Mi</c>.</summary>
    public static bool IsQuantity(string text) => Quantity().IsMatch(text);

    [GeneratedRegex("""^[+-]?([0-9]{1,30}(\.[0-9]{0,30})?|\.[0-9]{1,30})([numkMGTPE]|[KMGTPE]i|[eE][+-]?[0-9]{1,3})?\z""", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Quantity();
}
