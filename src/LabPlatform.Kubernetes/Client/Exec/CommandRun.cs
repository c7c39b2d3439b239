using System.Buffers;
using System.IO.Pipelines;

namespace LabPlatform.Kubernetes.Client;

/// <summary>One command run to its end: input goes in, a limited part of the output is kept.</summary>
internal sealed class CommandRun(RunOptions options)
{
    private readonly LimitedBuffer _output = new(options.OutputLimit);
    private readonly LimitedBuffer _error = new(options.OutputLimit);

    /// <summary>With input, lets <c>head</c> count it: v4 cannot say where it ends.</summary>
    public IReadOnlyList<string> Wrap(IReadOnlyList<string> command) =>
        options.Input.IsEmpty
            ? command
            : ["sh", "-c", "n=$1; shift; head -c \"$n\" | \"$@\"", "sh", options.Input.Length.ToString(System.Globalization.CultureInfo.InvariantCulture), .. command];

    public async Task<ExecResult> FinishAsync(PodExec exec, CancellationToken cancellationToken)
    {
        var output = _output.FillAsync(exec.StandardOutput, cancellationToken);
        var error = _error.FillAsync(exec.StandardError, cancellationToken);
        var input = SendAsync(exec, cancellationToken);
        await Task.WhenAll(output, error).ConfigureAwait(false);
        var code = await exec.ExitCode.WaitAsync(cancellationToken).ConfigureAwait(false);
        await exec.DisposeAsync().ConfigureAwait(false); // a command may end without taking all of its input
        await input.ConfigureAwait(false);
        return Result(code);
    }

    public ExecResult TimedOut() => Result(null);

    private ExecResult Result(int? code) => new(code, _output.Kept, _error.Kept, _output.Truncated || _error.Truncated);

    private async Task SendAsync(PodExec exec, CancellationToken cancellationToken)
    {
        try
        {
            await exec.SendAsync(options.Input, cancellationToken).ConfigureAwait(false);
        }
        catch (KubernetesConnectionException)
        {
            // The exit code tells whether the command succeeded; without one, that fails.
        }
    }

    private sealed class LimitedBuffer(int limit)
    {
        private readonly Lock _gate = new();
        private readonly ArrayBufferWriter<byte> _kept = new();
        private bool _truncated;

        public ReadOnlyMemory<byte> Kept
        {
            get
            {
                lock (_gate)
                {
                    return _kept.WrittenSpan.ToArray();
                }
            }
        }

        public bool Truncated
        {
            get
            {
                lock (_gate)
                {
                    return _truncated;
                }
            }
        }

        public async Task FillAsync(PipeReader reader, CancellationToken cancellationToken)
        {
            while (true)
            {
                var result = await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
                lock (_gate)
                {
                    foreach (var segment in result.Buffer)
                    {
                        var room = (int)Math.Min(segment.Length, limit - _kept.WrittenCount);
                        _kept.Write(segment.Span[..room]);
                        _truncated |= room < segment.Length;
                    }
                }

                reader.AdvanceTo(result.Buffer.End);
                if (result.IsCompleted)
                {
                    return;
                }
            }
        }
    }
}
