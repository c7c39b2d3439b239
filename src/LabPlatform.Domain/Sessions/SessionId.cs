using System.Diagnostics.CodeAnalysis;
using LabPlatform.Domain.Shared;

namespace LabPlatform.Domain.Sessions;

/// <summary>Names one session: 16 base32 characters (80 random bits), never used twice.</summary>
public readonly record struct SessionId
{
    private const int Length = 16;

    private SessionId(string value) => Value = value;

    /// <summary>The 16 characters, all of <c>[a-z2-7]</c>.</summary>
    public string Value { get; }

    public static SessionId New() => new(OpaqueIds.New(Length));

    /// <exception cref="FormatException"><paramref name="text"/> is not a session id.</exception>
    public static SessionId Parse(string text) =>
        TryParse(text, out var id) ? id : throw new FormatException("Not a session id.");

    public static bool TryParse([NotNullWhen(true)] string? text, out SessionId id)
    {
        var valid = OpaqueIds.IsValid(text, Length);
        id = valid ? new SessionId(text!) : default;
        return valid;
    }

    public override string ToString() => Value ?? "";
}
