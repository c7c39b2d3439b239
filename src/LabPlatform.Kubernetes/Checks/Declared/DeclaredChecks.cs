using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using LabPlatform.Domain.Checks;
using LabPlatform.Domain.Checks.Declared;
using LabPlatform.Domain.Sessions;
using LabPlatform.Kubernetes.Judging;
using LabPlatform.Kubernetes.Watching;

namespace LabPlatform.Kubernetes.Checks.Declared;

/// <summary>Judges declared checks: once by a look of now, continuously by the shared watches.</summary>
internal sealed class DeclaredChecks(LabLooks looks, LabWatches watches, Questions questions, TimeProvider time) : IDeclaredChecks
{
    /// <summary>What comes together is judged together.</summary>
    private static readonly TimeSpan s_batch = TimeSpan.FromMilliseconds(100);

    public async Task<DeclaredReport> EvaluateAsync(LabSession session, DeclaredCheck check, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(check);
        var seen = await looks.LookAsync(ConditionKinds.Of(check, session.Namespaces), cancellationToken).ConfigureAwait(false);
        var report = await JudgeAsync(session, check, seen, ask: null).ConfigureAwait(false);
        return NeedsAsking(report) ? await JudgeAsync(session, check, seen, Ask(session, cancellationToken)).ConfigureAwait(false) : report;
    }

    public async IAsyncEnumerable<DeclaredReport> WatchAsync(LabSession session, DeclaredCheck check, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(check);
        using var lease = watches.Open(ConditionKinds.Of(check, session.Namespaces));
        await lease.UntilCompleteAsync(time, cancellationToken).ConfigureAwait(false);
        var pauses = new QuestionPauses(time);
        DeclaredReport? told = null;
        DeclaredReport? asked = null;
        while (true)
        {
            var seen = lease.Look();
            var report = await JudgeAsync(session, check, seen, ask: null).ConfigureAwait(false);
            var asking = NeedsAsking(report);
            if (asking)
            {
                if (asked is null || pauses.IsOver)
                {
                    var answered = await JudgeAsync(session, check, seen, Ask(session, cancellationToken)).ConfigureAwait(false);
                    pauses.Begin(isNews: !answered.SaysTheSameAs(asked));
                    asked = answered;
                }

                report = asked;
            }

            asked = asking ? asked : null;
            if (!report.SaysTheSameAs(told))
            {
                told = report;
                yield return report;
            }

            if (await lease.WaitAsync(asking ? pauses.Rest : Timeout.InfiniteTimeSpan, time, cancellationToken).ConfigureAwait(false))
            {
                pauses.Shorten();
                await Task.Delay(s_batch, time, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private Func<Condition, LabSpace?, Task<CheckOutcome>> Ask(LabSession session, CancellationToken cancellationToken) =>
        (condition, space) => questions.AskAsync(session, condition, space, cancellationToken);

    private static async Task<DeclaredReport> JudgeAsync(LabSession session, DeclaredCheck check, SeenObjects seen, Func<Condition, LabSpace?, Task<CheckOutcome>>? ask)
    {
        var judge = new ConditionJudge(session, seen, ask);
        var reports = ImmutableArray.CreateBuilder<ConditionReport>(check.Conditions.Length);
        foreach (var condition in check.Conditions)
        {
            reports.Add(new ConditionReport(condition, await judge.JudgeAsync(condition).ConfigureAwait(false)));
        }

        return new DeclaredReport(reports.MoveToImmutable());
    }

    /// <summary>Something is to be asked, and nothing else stands in the way.</summary>
    private static bool NeedsAsking(DeclaredReport report) =>
        report.Conditions.All(condition => condition.Outcome is CheckOutcome.Passed || ConditionKinds.IsAsked(condition.Condition))
        && report.Conditions.Any(condition => condition.Outcome is not CheckOutcome.Passed);
}
