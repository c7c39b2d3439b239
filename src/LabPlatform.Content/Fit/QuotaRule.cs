using System.Globalization;
using System.Text.RegularExpressions;

namespace LabPlatform.Content.Fit;

/// <summary>Sizes that no session of the usual quota can hold.</summary>
internal static partial class QuotaRule
{
    /// <summary>As in the learner namespace's ResourceQuota.</summary>
    private const int MaximumPods = 20;

    /// <summary>Of one container's memory, and of one volume claim, in bytes.</summary>
    private const double MaximumBytes = 1024.0 * 1024 * 1024;

    /// <summary>Of one container, in thousandths of a core.</summary>
    private const double MaximumCpu = 1000;

    /// <returns>What is too much, or null.</returns>
    public static string? Describe(string line)
    {
        if (Replicas().Match(line) is { Success: true } replicas
            && (!int.TryParse(replicas.Groups["count"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count > MaximumPods))
        {
            return $"A session has room for {MaximumPods} pods.";
        }

        if (Memory().Match(line) is { Success: true } memory && Bytes(memory) > MaximumBytes)
        {
            return "A container of a session may have 1 GiB of memory at most.";
        }

        if (Storage().Match(line) is { Success: true } storage && Bytes(storage) > MaximumBytes)
        {
            return "A volume claim of a session may ask for 1 GiB at most.";
        }

        if (Cpu().Match(line) is { Success: true } cpu
            && double.Parse(cpu.Groups["number"].Value, CultureInfo.InvariantCulture) * (cpu.Groups["unit"].Length == 0 ? 1000 : 1) > MaximumCpu)
        {
            return "A container of a session may have 1 core at most.";
        }

        return null;
    }

    private static double Bytes(Match match) =>
        double.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture) * match.Groups["unit"].Value switch
        {
            "Ki" => 1024.0,
            "K" or "k" => 1e3,
            "Mi" => 1024.0 * 1024,
            "M" => 1e6,
            "Gi" => 1024.0 * 1024 * 1024,
            "G" => 1e9,
            "Ti" => 1024.0 * 1024 * 1024 * 1024,
            "T" => 1e12,
            _ => 1,
        };

    [GeneratedRegex("""(?:^\s*replicas:\s*|\s--replicas[ =]\s*)(?<count>[0-9]{1,20})\b""", RegexOptions.NonBacktracking)]
    private static partial Regex Replicas();

    [GeneratedRegex("""^\s*(?:memory|requests\.memory|limits\.memory):\s*['"]?(?<number>[0-9]{1,15}(?:\.[0-9]{1,6})?)(?<unit>Ki|Mi|Gi|Ti|K|k|M|G|T)?['"]?\s*$""", RegexOptions.NonBacktracking)]
    private static partial Regex Memory();

    [GeneratedRegex("""^\s*storage:\s*['"]?(?<number>[0-9]{1,15}(?:\.[0-9]{1,6})?)(?<unit>Ki|Mi|Gi|Ti|K|k|M|G|T)?['"]?\s*$""", RegexOptions.NonBacktracking)]
    private static partial Regex Storage();

    [GeneratedRegex("""^\s*(?:cpu|requests\.cpu|limits\.cpu):\s*['"]?(?<number>[0-9]{1,9}(?:\.[0-9]{1,6})?)(?<unit>m)?['"]?\s*$""", RegexOptions.NonBacktracking)]
    private static partial Regex Cpu();
}
