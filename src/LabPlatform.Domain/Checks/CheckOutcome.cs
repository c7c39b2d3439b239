namespace LabPlatform.Domain.Checks;

/// <summary>What a check says of a step. Always with a reason the learner can use.</summary>
public abstract record CheckOutcome
{
    private CheckOutcome(string reason) => Reason = reason;

    /// <summary>One or two sentences; for a script its last output lines. May be empty only for <see cref="Passed"/>.</summary>
    public string Reason { get; }

    public sealed record Passed(string Text) : CheckOutcome(Text);

    /// <summary>On its way there: the same state checked again later may pass without the learner doing anything.</summary>
    public sealed record NotYet(string Text) : CheckOutcome(Text);

    public sealed record Failed(string Text) : CheckOutcome(Text);

    /// <summary>Ours to answer for, never the learner's mistake: transport broke, time-out of the platform, pod gone.</summary>
    public sealed record CouldNotCheck(string Text) : CheckOutcome(Text);
}
