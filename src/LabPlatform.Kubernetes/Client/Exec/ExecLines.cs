using System.Buffers;
using System.IO.Pipelines;

namespace LabPlatform.Kubernetes.Client;

/// <summary>Programs that answer with a line.</summary>
internal static class ExecLines
{
    /// <summary>Takes the first line from what a program prints; what follows stays to be read.</summary>
    /// <param name="output">Of the program.</param>
    /// <param name="longest">Bytes a line may have.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <returns>Without its end; null where the program ended before it, or where it is longer.</returns>
    /// <exception cref="KubernetesConnectionException">The connection was lost.</exception>
    public static async Task<byte[]?> ReadAsync(PipeReader output, int longest, CancellationToken cancellationToken)
    {
        while (true)
        {
            var result = await output.ReadAsync(cancellationToken).ConfigureAwait(false);
            var buffer = result.Buffer;
            if (buffer.PositionOf((byte)'\n') is { } end)
            {
                var line = buffer.Slice(0, end) is { } found && found.Length <= longest ? found.ToArray() : null;
                output.AdvanceTo(buffer.GetPosition(1, end));
                return line;
            }

            var isOver = result.IsCompleted || buffer.Length > longest;
            output.AdvanceTo(buffer.Start, buffer.End);
            if (isOver)
            {
                return null;
            }
        }
    }
}
