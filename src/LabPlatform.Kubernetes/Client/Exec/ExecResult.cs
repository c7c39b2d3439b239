using System.Text;

namespace LabPlatform.Kubernetes.Client;

/// <summary>How a command ended.</summary>
/// <param name="ExitCode">0 to 255, or null when it did not end in time.</param>
/// <param name="StandardOutput">What was kept of its output.</param>
/// <param name="StandardError">What was kept of its error output.</param>
/// <param name="Truncated">Whether there was more output than was kept.</param>
public sealed record ExecResult(int? ExitCode, ReadOnlyMemory<byte> StandardOutput, ReadOnlyMemory<byte> StandardError, bool Truncated)
{
    public bool TimedOut => ExitCode is null;

    /// <summary>The output as text; bytes that are no UTF-8 become U+FFFD.</summary>
    public string OutputText => Encoding.UTF8.GetString(StandardOutput.Span);

    /// <summary>The error output as text; bytes that are no UTF-8 become U+FFFD.</summary>
    public string ErrorText => Encoding.UTF8.GetString(StandardError.Span);
}
