using LabPlatform.Domain.Checks;
using LabPlatform.Domain.Checks.Declared;
using LabPlatform.Domain.Sessions;
using LabPlatform.Kubernetes.Judging;
using LabPlatform.Kubernetes.Watching;

namespace LabPlatform.Kubernetes.Checks.Declared;

/// <summary>Judges conditions by what is seen of one session at one moment.</summary>
/// <param name="session">Whose.</param>
/// <param name="seen">All that <see cref="ConditionKinds"/> names.</param>
/// <param name="ask">Sends a request or runs a command; null where that is put off.</param>
internal sealed class ConditionJudge(LabSession session, SeenObjects seen, Func<Condition, LabSpace?, Task<CheckOutcome>>? ask)
{
    private static readonly CheckOutcome s_putOff = new CheckOutcome.NotYet("This is asked when all else is as it should be.");

    public async Task<CheckOutcome> JudgeAsync(Condition condition)
    {
        CheckOutcome outcome;
        try
        {
            outcome = await FindOutAsync(condition).ConfigureAwait(false);
        }
        catch (NotSeenException exception)
        {
            return new CheckOutcome.CouldNotCheck(exception.Message);
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException)
        {
            return new CheckOutcome.CouldNotCheck($"The lab's author has made a mistake in this check: {Words.Sentence(exception.Message)}");
        }

        return (outcome, condition.Otherwise) switch
        {
            (CheckOutcome.Failed failed, { Length: > 0 } otherwise) => new CheckOutcome.Failed($"{Words.Sentence(otherwise)} {failed.Reason}".TrimEnd()),
            _ => outcome,
        };
    }

    private async Task<CheckOutcome> FindOutAsync(Condition condition) => condition switch
    {
        ObjectExists exists => ObjectChecks.Exists(SpaceOf(exists.Target), exists),
        ObjectIsAbsent absent => ObjectChecks.Absent(SpaceOf(absent.Target), absent),
        FieldHolds field => FieldCheck.Holds(SpaceOf(field.Target), field),
        RolloutIsComplete rollout => Rollout(rollout),
        ServiceSelects selects => ServiceChecks.Selects(SpaceOf(selects.Service), selects),
        ReplicaShares shares => ServiceChecks.Shares(SpaceOf(shares.Service), shares),
        ServiceAnswers answers => ask is null ? s_putOff : await ask(answers, SpaceOf(answers.Service)).ConfigureAwait(false),
        CommandPrints => ask is null ? s_putOff : await ask(condition, null).ConfigureAwait(false),
        AllOf all => await AllAsync(all).ConfigureAwait(false),
        AnyOf any => await AnyAsync(any).ConfigureAwait(false),
        NotSo not => Not(not, await JudgeAsync(not.Other).ConfigureAwait(false)),
        _ => throw new ArgumentException($"There is no such condition: {condition.GetType().Name}.", nameof(condition)),
    };

    private CheckOutcome Rollout(RolloutIsComplete condition)
    {
        var space = SpaceOf(condition.Workload);
        var (targets, trouble) = ObjectChecks.Targets(space, condition.Workload);
        return trouble ?? Worst(targets.Select(target => WorkloadJudge.Rollout(space, condition.Workload.Kind, target)));
    }

    /// <summary>Requests and commands last, and only when the rest holds.</summary>
    private async Task<CheckOutcome> AllAsync(AllOf all)
    {
        foreach (var condition in all.Conditions.OrderBy(ConditionKinds.IsAsked))
        {
            if (await JudgeAsync(condition).ConfigureAwait(false) is var outcome and not CheckOutcome.Passed)
            {
                return outcome;
            }
        }

        return new CheckOutcome.Passed("");
    }

    private async Task<CheckOutcome> AnyAsync(AnyOf any)
    {
        var outcomes = new List<CheckOutcome>();
        foreach (var condition in any.Conditions.OrderBy(ConditionKinds.IsAsked))
        {
            var outcome = await JudgeAsync(condition).ConfigureAwait(false);
            if (outcome is CheckOutcome.Passed)
            {
                return outcome;
            }

            outcomes.Add(outcome);
        }

        // One that may still come is enough to wait for; where none can be told, that is all there is to say.
        return outcomes.FirstOrDefault(outcome => outcome is CheckOutcome.NotYet)
            ?? outcomes.FirstOrDefault(outcome => outcome is CheckOutcome.CouldNotCheck)
            ?? new CheckOutcome.Failed(string.Join(" Or: ", outcomes.Select(outcome => outcome.Reason)));
    }

    private static CheckOutcome Not(NotSo not, CheckOutcome other) => other switch
    {
        CheckOutcome.Passed => new CheckOutcome.Failed($"This should not be so: {Words.Sentence(not.Other.TitleOf())}"),
        CheckOutcome.CouldNotCheck => other,
        _ when ReferenceEquals(other, s_putOff) => other,
        _ => new CheckOutcome.Passed(""),
    };

    private static CheckOutcome Worst(IEnumerable<CheckOutcome> outcomes)
    {
        var all = outcomes.ToList();
        return all.FirstOrDefault(outcome => outcome is CheckOutcome.Failed) ?? all.FirstOrDefault(outcome => outcome is CheckOutcome.NotYet) ?? new CheckOutcome.Passed("");
    }

    private LabSpace SpaceOf(ObjectReference reference) => session.Namespaces.Learner.TryGetValue(reference.Namespace, out var host)
        ? new LabSpace(seen, host.Name)
        : throw new FormatException($"This lab has no namespace “{reference.Namespace}”.");
}
