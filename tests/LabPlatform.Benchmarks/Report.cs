using System.Globalization;

namespace LabPlatform.Benchmarks;

/// <summary>The table that is printed, a row as soon as it is known.</summary>
internal static class Report
{
    public static void Begin()
    {
        Console.WriteLine($"{Environment.ProcessorCount} processors");
        Console.WriteLine();
        Row("what", "LabPlatform", "kubectl", "compared", "goal");
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
