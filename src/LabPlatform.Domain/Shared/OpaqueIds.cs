using System.Buffers;
using System.Security.Cryptography;

namespace LabPlatform.Domain.Shared;

/// <summary>Random ids in RFC 4648 base32, lower case, without padding: safe in host names, labels and URLs.</summary>
internal static class OpaqueIds
{
    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz234567";

    private static readonly SearchValues<char> s_characters = SearchValues.Create(Alphabet);

    /// <summary>Makes a random id of <paramref name="length"/> characters, 5 bits each.</summary>
    public static string New(int length) => RandomNumberGenerator.GetString(Alphabet, length);

    /// <summary>Makes the id that <paramref name="bytes"/> (at least as many as characters) stand for.</summary>
    public static string From(ReadOnlySpan<byte> bytes, int length)
    {
        Span<char> id = stackalloc char[length];
        for (var i = 0; i < length; i++)
        {
            id[i] = Alphabet[bytes[i] % Alphabet.Length];
        }

        return new string(id);
    }

    /// <summary>Whether <paramref name="text"/> could have come from <see cref="New"/>.</summary>
    public static bool IsValid(string? text, int length) =>
        text is not null && text.Length == length && text.AsSpan().IndexOfAnyExcept(s_characters) < 0;
}
