namespace LabPlatform.Kubernetes.Client;

public sealed partial class KubernetesClient
{
    /// <summary>Starts a command in a container and gives its streams.</summary>
    /// <remarks>Needs <c>create</c> and <c>get</c> on <c>pods/exec</c>: servers check the one or the other, by version. Retry-After of a busy server is honoured.</remarks>
    /// <param name="namespace">The pod's namespace.</param>
    /// <param name="pod">The pod's name.</param>
    /// <param name="command">Program and arguments; no shell takes part.</param>
    /// <param name="options">Container and streams, or null for output only.</param>
    /// <param name="cancellationToken">Ends the attempt to start; what started is ended by disposing of it.</param>
    /// <exception cref="KubernetesException">No such pod or container, not allowed.</exception>
    public async Task<PodExec> ExecAsync(string @namespace, string pod, IReadOnlyList<string> command, ExecOptions? options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (command.Count == 0)
        {
            throw new ArgumentException("A command has at least a program.", nameof(command));
        }

        options ??= new ExecOptions();
        var path = ApiResource.Pods.ObjectPath(@namespace, pod, "exec") + PodExecProtocol.Query(command, options);
        return new PodExec(await ConnectAsync(path, PodExecProtocol.Offered, cancellationToken).ConfigureAwait(false), options);
    }

    /// <summary>Joins the streams of a container's own main process; its pod says whether it takes input or has a terminal.</summary>
    /// <inheritdoc cref="ExecAsync"/>
    public async Task<PodExec> AttachAsync(string @namespace, string pod, ExecOptions? options, CancellationToken cancellationToken)
    {
        options ??= new ExecOptions();
        var path = ApiResource.Pods.ObjectPath(@namespace, pod, "attach") + PodExecProtocol.Query([], options);
        return new PodExec(await ConnectAsync(path, PodExecProtocol.Offered, cancellationToken).ConfigureAwait(false), options);
    }

    /// <summary>Runs a command to its end and gives its exit code and output.</summary>
    /// <remarks>A command that is given up (time limit, cancellation) is not killed by that: wrap it in <c>timeout</c> where it must not live on.</remarks>
    /// <param name="namespace">The pod's namespace.</param>
    /// <param name="pod">The pod's name.</param>
    /// <param name="command">Program and arguments; no shell takes part.</param>
    /// <param name="options">Container, input and limits, or null.</param>
    /// <param name="cancellationToken">Gives the command up; returns within a second.</param>
    /// <exception cref="KubernetesException">No such pod or container, not allowed, or the command could not be started.</exception>
    /// <exception cref="KubernetesConnectionException">No result came: this is neither success nor failure of the command.</exception>
    public async Task<ExecResult> RunAsync(string @namespace, string pod, IReadOnlyList<string> command, RunOptions? options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        options ??= new RunOptions();
        var execOptions = new ExecOptions { Container = options.Container, Stdin = !options.Input.IsEmpty };
        var run = new CommandRun(options);
        using var deadline = new CancellationTokenSource(options.Timeout, _time);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        try
        {
            var exec = await ExecAsync(@namespace, pod, run.Wrap(command), execOptions, limit.Token).ConfigureAwait(false);
            await using (exec.ConfigureAwait(false))
            {
                return await run.FinishAsync(exec, limit.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return run.TimedOut();
        }
    }

    private async Task<ChannelSocket> ConnectAsync(string path, IReadOnlyList<string> protocols, CancellationToken cancellationToken)
    {
        var request = new ApiRequest(HttpMethod.Get, path) { Protocols = protocols, Accept = "*/*", Idempotent = false };
        var response = await _transport.OpenAsync(request, cancellationToken).ConfigureAwait(false);
        return new ChannelSocket(await WebSocketUpgrade.AcceptAsync(response, request, _options, _time, cancellationToken).ConfigureAwait(false), _transport.Lost, _time);
    }
}
