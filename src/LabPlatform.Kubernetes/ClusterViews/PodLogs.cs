using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;
using LabPlatform.Domain.ClusterViews;
using LabPlatform.Domain.Environments;
using LabPlatform.Domain.Sessions;
using LabPlatform.Kubernetes.Client;
using LabPlatform.Kubernetes.Namespaces;
using LabPlatform.Kubernetes.Toolboxes;

namespace LabPlatform.Kubernetes.ClusterViews;

/// <summary>Reads with the checker's account, which may read logs in the session's namespaces; the site itself may not.</summary>
internal sealed class PodLogs(LabIdentities identities, TimeProvider time) : IPodLogs
{
    /// <summary>Bytes of one part; of more that have come at once only the end is given.</summary>
    private const int MostAtOnce = 64 * 1024;

    private static readonly TimeSpan s_batch = TimeSpan.FromMilliseconds(300);

    private static readonly ExecOptions s_exec = new() { Container = ToolboxPods.Checker, Stdin = true };

    public async IAsyncEnumerable<PodLogPart> FollowAsync(LabSession session, VirtualNamespace space, string pod, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        var (exec, refusal) = await TryBeginAsync(session, space, pod, cancellationToken).ConfigureAwait(false);
        if (exec is null)
        {
            yield return new PodLogPart("", refusal);
            yield break;
        }

        await using (exec.ConfigureAwait(false))
        {
            var errors = ExecErrors.ReadAsync(exec.StandardError);
            var letters = Encoding.UTF8.GetDecoder();
            string? end;
            do
            {
                string text;
                (text, end) = await ReadAsync(exec, letters, errors, cancellationToken).ConfigureAwait(false);
                yield return new PodLogPart(text, end);
                if (end is null)
                {
                    await Task.Delay(s_batch, time, cancellationToken).ConfigureAwait(false);
                }
            }
            while (end is null);
        }
    }

    private async Task<(PodExec? Exec, string? Refusal)> TryBeginAsync(LabSession session, VirtualNamespace space, string pod, CancellationToken cancellationToken)
    {
        string[] command = ["/bin/bash", "-c", EmbeddedText.Get("pod-logs.sh"), "pod-logs", session.Namespaces[space].Name, pod];
        try
        {
            return (await ClusterCalls.TellAsync("does not let the log be read", () =>
                identities.Web.ExecAsync(session.Namespaces.System.Name, ToolboxPods.Checker, command, s_exec, cancellationToken)).ConfigureAwait(false), null);
        }
        catch (EnvironmentException exception)
        {
            return (null, exception.Message);
        }
    }

    private static async Task<(string Text, string? End)> ReadAsync(PodExec exec, Decoder letters, Task<string> errors, CancellationToken cancellationToken)
    {
        try
        {
            var result = await exec.StandardOutput.ReadAsync(cancellationToken).ConfigureAwait(false);
            var text = TextOf(result.Buffer, letters);
            exec.StandardOutput.AdvanceTo(result.Buffer.End);
            return (text, result.IsCompleted ? Ended(await exec.ExitCode.WaitAsync(cancellationToken).ConfigureAwait(false), await errors.ConfigureAwait(false)) : null);
        }
        catch (Exception exception) when (exception is KubernetesException or KubernetesConnectionException)
        {
            return ("", "The connection was lost.");
        }
    }

    private static string TextOf(ReadOnlySequence<byte> bytes, Decoder letters)
    {
        var kept = bytes.Length > MostAtOnce ? bytes.Slice(bytes.Length - MostAtOnce) : bytes;
        var text = new StringBuilder();
        foreach (var part in kept)
        {
            var buffer = new char[letters.GetCharCount(part.Span, flush: false)];
            letters.GetChars(part.Span, buffer, flush: false);
            foreach (var letter in buffer)
            {
                if (!char.IsControl(letter) || letter is '\n' or '\t')
                {
                    text.Append(letter);
                }
            }
        }

        return text.ToString();
    }

    private static string Ended(int code, string errors) => (code, errors) switch
    {
        (_, { Length: > 0 }) => PodWords.Sentence(errors.Split('\n')[^1].Replace("Error from server (BadRequest): ", "", StringComparison.Ordinal).Replace("Error from server (NotFound): ", "", StringComparison.Ordinal)),
        (0, _) => "The containers have ended.",
        _ => "The log cannot be read any more.",
    };
}
