using System.IO.Pipelines;
using LabPlatform.Kubernetes.Client;

namespace LabPlatform.Kubernetes.Terminals;

/// <summary>The way to a holder through exec: <c>labterm attach</c> in the toolbox.</summary>
internal sealed class ExecHolderChannel : IHolderChannel
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(2);

    private readonly PodExec _exec;
    private readonly Task<string> _errors;

    public ExecHolderChannel(PodExec exec)
    {
        _exec = exec;
        _errors = ExecErrors.ReadAsync(exec.StandardError);
    }

    public PipeReader Output => _exec.StandardOutput;

    public ValueTask SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) => _exec.SendAsync(bytes, cancellationToken);

    public async Task<string> ExplainAsync(Exception? error)
    {
        try
        {
            var code = await _exec.ExitCode.WaitAsync(s_patience).ConfigureAwait(false);
            return code switch
            {
                0 => "The terminal was closed.",
                69 => "The toolbox is starting.", // attach found no holder
                137 => "The toolbox was ended from outside; it may have run out of memory.",
                _ => $"The terminal could not be opened (exit code {code}). {await _errors.WaitAsync(s_patience).ConfigureAwait(false)}".Trim(),
            };
        }
        catch (KubernetesException ex)
        {
            return TerminalFailures.Explain(ex);
        }
        catch (Exception ex) when (ex is KubernetesConnectionException or TimeoutException)
        {
            return "The connection to the toolbox was lost.";
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _exec.DisposeAsync().ConfigureAwait(false);
        await _errors.ConfigureAwait(false);
        try
        {
            await _exec.ExitCode.ConfigureAwait(false);
        }
        catch (Exception ex) when (ex is KubernetesConnectionException or KubernetesException)
        {
            // How it ended is no news to somebody who has left.
        }
    }
}
