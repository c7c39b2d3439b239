using LabPlatform.Domain.Environments;

namespace LabPlatform.Kubernetes.Namespaces;

/// <summary>Runs the stages of a start within one time limit and reports each: while it runs, when it is done, and why it failed.</summary>
internal sealed class ProvisioningStages(IProgress<ProvisioningProgress> progress, TimeSpan limit, CancellationToken limitToken, CancellationToken caller)
{
    /// <param name="stage">Stable id.</param>
    /// <param name="text">What it is, for the learner.</param>
    /// <param name="refusal">To follow "The cluster …", e.g. "could not make the lab's namespaces".</param>
    /// <param name="work">The work; what it is given takes the newest detail, or null.</param>
    /// <exception cref="EnvironmentException">It failed, or the time is up: with the last detail.</exception>
    public async Task RunAsync(string stage, string text, string refusal, Func<Action<string?>, CancellationToken, Task> work)
    {
        var reporter = new Reporter(progress, stage, text);
        try
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(limitToken, caller);
            var token = either.Token;
            await ClusterCalls.TellAsync(refusal, () => work(reporter.Say, token)).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception) when (!caller.IsCancellationRequested)
        {
            var late = $"The lab was not ready within {limit.TotalSeconds:0} seconds. {reporter.Last ?? "Nothing was heard from the cluster."}";
            reporter.End(StageState.Failed, late);
            throw new EnvironmentException(late, exception);
        }
        catch (EnvironmentException exception)
        {
            reporter.End(StageState.Failed, exception.Message);
            throw;
        }

        reporter.End(StageState.Done, detail: null);
    }

    /// <summary>Tells each new detail once, and nothing after the end, whoever still speaks.</summary>
    private sealed class Reporter
    {
        private readonly Lock _gate = new();
        private readonly IProgress<ProvisioningProgress> _progress;
        private readonly string _stage;
        private readonly string _text;
        private bool _ended;

        public Reporter(IProgress<ProvisioningProgress> progress, string stage, string text)
        {
            (_progress, _stage, _text) = (progress, stage, text);
            progress.Report(new ProvisioningProgress(stage, text, StageState.Running, Detail: null));
        }

        public string? Last { get; private set; }

        public void Say(string? detail)
        {
            lock (_gate)
            {
                if (!_ended && !string.Equals(detail, Last, StringComparison.Ordinal))
                {
                    Last = detail;
                    _progress.Report(new ProvisioningProgress(_stage, _text, StageState.Running, detail));
                }
            }
        }

        public void End(StageState state, string? detail)
        {
            lock (_gate)
            {
                _ended = true;
                _progress.Report(new ProvisioningProgress(_stage, _text, state, detail));
            }
        }
    }
}
