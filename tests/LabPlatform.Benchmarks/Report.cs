using System.Globalization;

namespace LabPlatform.Benchmarks;

/// <summary>The tables that are printed, a row as soon as it is known.</summary>
internal static class Report
{
    /// <param name="rival">Whose figures stand beside ours.</param>
    public static void Begin(string rival)
    {
        Console.WriteLine();
        Row("what", "LabPlatform", rival, "compared", "goal");
        Row("---", "---:", "---:", "---:", "---");
    }

    /// <param name="what">What was measured.</param>
    /// <param name="ours">Our figure, with unit.</param>
    /// <param name="theirs">The rival's; empty where there is none.</param>
    /// <param name="compared">Ratio or difference; empty where there is no rival.</param>
    /// <param name="goal">What it should be.</param>
    public static void Row(string what, string ours, string theirs, string compared, string goal) =>
        Console.WriteLine($"| {what} | {ours} | {theirs} | {compared} | {goal} |");

    public static string Number(double value, string format, string unit) =>
        string.Create(CultureInfo.InvariantCulture, $"{value.ToString(format, CultureInfo.InvariantCulture)} {unit}").Trim();
}
