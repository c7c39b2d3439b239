using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using LabPlatform.Domain.Checks;
using LabPlatform.Kubernetes.Client;

namespace LabPlatform.Kubernetes.Checks;

/// <summary>Reads what <c>run-check.py</c> says about a script.</summary>
internal static partial class CheckAnswer
{
    private const int LongestReason = 500;
    private const int OutOfMemory = 9;

    /// <summary>Nothing was run: the pod is one that was lost, while another one has its name already.</summary>
    public static bool IsReplaced(ExecResult result) => result.ErrorText.Trim() is "replaced";

    /// <param name="result">How the runner ended; passed only if both its exit code and its own words say so.</param>
    /// <param name="limit">The script's time, for the words.</param>
    /// <param name="saysDone">Its last line decides instead of its exit code: see <see cref="Domain.Scenarios.ScenarioScript.SaysDone"/>.</param>
    public static (CheckOutcome Outcome, string Output) Read(ExecResult result, TimeSpan limit, bool saysDone = false)
    {
        var output = Plain(result.OutputText);
        var last = LastLine(output);
        return (Read(result, limit, last, saysDone), output);
    }

    private static CheckOutcome Read(ExecResult result, TimeSpan limit, string last, bool saysDone)
    {
        var words = result.ErrorText.Trim().Split(' ');
        return (result.ExitCode, words) switch
        {
            (null, _) => new CheckOutcome.CouldNotCheck("The checker did not answer in time. Please try again."),
            ({ } code, ["exit", var said]) when Is(said, code) && code is 126 or 127 && last.Length == 0 =>
                new CheckOutcome.CouldNotCheck($"The check script could not be run (exit code {code})."),
            ({ } code, ["exit", var said]) when saysDone && Is(said, code) => last switch
            {
                "done" => new CheckOutcome.Passed(""),
                "" => new CheckOutcome.Failed("The check did not find this step done."),
                _ => new CheckOutcome.Failed(last),
            },
            (0, ["exit", "0"]) => new CheckOutcome.Passed(last),
            ({ } code, ["exit", var said]) when Is(said, code) => new CheckOutcome.Failed(last.Length > 0 ? last : $"The check did not pass (exit code {code})."),
            (_, ["time"]) => new CheckOutcome.Failed($"The check did not finish within {limit.TotalSeconds:0} seconds.{(last.Length > 0 ? $" Its last words: {last}" : "")}"),
            (_, ["signal", var signal]) when Is(signal, OutOfMemory) => new CheckOutcome.CouldNotCheck("The check was killed, probably because it needed too much memory."),
            (_, ["signal", var signal]) => new CheckOutcome.CouldNotCheck($"The check was ended by signal {signal}."),
            _ => new CheckOutcome.CouldNotCheck("The checker could not run the check. Please try again."),
        };
    }

    private static bool Is(string text, int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) && parsed == number;

    /// <summary>Without escape sequences and control characters: it is shown as text.</summary>
    internal static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in Escapes().Replace(text, ""))
        {
            if (c is '\n' or '\t' || !char.IsControl(c))
            {
                plain.Append(c);
            }
        }

        return plain.ToString();
    }

    private static string LastLine(string output)
    {
        var line = output.Split('\n').LastOrDefault(line => !string.IsNullOrWhiteSpace(line))?.Trim() ?? "";
        return line.CutAt(LongestReason);
    }

    // CSI and OSC sequences, and the two-character ones (ECMA-48).
    [GeneratedRegex(@"\x1b(\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(\x07|\x1b\\)?|[@-Z\\-_])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Escapes();
}
