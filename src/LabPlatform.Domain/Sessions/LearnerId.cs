using System.Diagnostics.CodeAnalysis;
using LabPlatform.Domain.Shared;

namespace LabPlatform.Domain.Sessions;

/// <summary>Names one learner without saying who it is: 26 base32 characters (130 random bits).</summary>
public readonly record struct LearnerId
{
    private const int Length = 26;

    private LearnerId(string value) => Value = value;

    /// <summary>The 26 characters, all of <c>[a-z2-7]</c>.</summary>
    public string Value { get; }

    public static LearnerId New() => new(OpaqueIds.New(Length));

    /// <exception cref="FormatException"><paramref name="text"/> is not a learner id.</exception>
    public static LearnerId Parse(string text) =>
        TryParse(text, out var id) ? id : throw new FormatException("Not a learner id.");

    public static bool TryParse([NotNullWhen(true)] string? text, out LearnerId id)
    {
        var valid = OpaqueIds.IsValid(text, Length);
        id = valid ? new LearnerId(text!) : default;
        return valid;
    }

    public override string ToString() => Value ?? "";
}
