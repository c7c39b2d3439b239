using LabPlatform.Cli.Try.Reports;
using LabPlatform.Cli.Try.Running;

namespace LabPlatform.Cli.Try;

/// <summary>Tries scenarios, some at a time.</summary>
internal sealed class TryRun(ScenarioTrying trying, ITryListener listener, TimeProvider time)
{
    /// <param name="keepGoing">Otherwise none is begun any more after one has failed.</param>
    public async Task<TryReport> RunAsync(IReadOnlyList<TryTarget> targets, int jobs, bool keepGoing, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var trials = new ScenarioTrial[targets.Count];
        var failed = false;
        var limits = new ParallelOptions { MaxDegreeOfParallelism = jobs, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(targets.Index(), limits, async (item, token) =>
        {
            var (index, target) = item;
            if (Volatile.Read(ref failed) && !keepGoing)
            {
                trials[index] = new ScenarioTrial(target.Path, target.Entry.Title, Verdict.Skipped, "", Session: null, ReadyAfter: null, TimeSpan.Zero, []);
                listener.Finished(trials[index]);
                return;
            }

            trials[index] = await trying.RunAsync(target, listener, token).ConfigureAwait(false);
            if (trials[index].Verdict != Verdict.Passed)
            {
                Volatile.Write(ref failed, value: true);
            }
        }).ConfigureAwait(false);
        return new TryReport([.. trials], time.GetElapsedTime(started));
    }
}
