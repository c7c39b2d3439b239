using System.IO.Pipelines;
using System.Text;

namespace LabPlatform.Kubernetes.Client;

/// <summary>Reads what a command says on its error output, for words about how it ended.</summary>
internal static class ExecErrors
{
    /// <summary>Letters that are kept; the rest is read, so that the command does not wait, and dropped.</summary>
    private const int Most = 4 * 1024;

    /// <returns>Its beginning, when the command has ended; where the connection is lost or given up before, what came until then.</returns>
    public static async Task<string> ReadAsync(PipeReader errors)
    {
        var kept = new StringBuilder();
        try
        {
            while (true)
            {
                var result = await errors.ReadAsync().ConfigureAwait(false);
                var text = Encoding.UTF8.GetString(result.Buffer);
                kept.Append(text.AsSpan(0, Math.Min(text.Length, Most - kept.Length)));
                errors.AdvanceTo(result.Buffer.End);
                if (result.IsCompleted)
                {
                    break;
                }
            }
        }
        catch (Exception ex) when (ex is IOException or OperationCanceledException)
        {
            // What came until then has to do.
        }

        return kept.ToString().Trim();
    }
}
