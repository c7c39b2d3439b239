using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using LabPlatform.Domain.Sessions;
using Microsoft.AspNetCore.DataProtection;

namespace LabPlatform.Web.Previews;

/// <summary>One-time codes that let a browser into one preview's host, and the cookies they become there.</summary>
/// <remarks>Both are protected and name the host they are for: nobody can make one, and one for another host is worth nothing.</remarks>
public sealed class PreviewPasses(IDataProtectionProvider protection, TimeProvider time)
{
    /// <summary>A protected pass is far shorter; what is longer is not looked at.</summary>
    private const int Longest = 1024;

    private readonly IDataProtector _codes = protection.CreateProtector("LabPlatform.PreviewCode");
    private readonly IDataProtector _cookies = protection.CreateProtector("LabPlatform.PreviewCookie");

    // With several replicas each remembers its own: a code seen by somebody else could be used once more at another one, within a minute.
    private readonly ConcurrentDictionary<string, DateTimeOffset> _used = new(StringComparer.Ordinal);

    /// <summary>How long a code can be used: as long as a redirect takes on a bad network.</summary>
    public static TimeSpan CodeLifetime { get; } = TimeSpan.FromSeconds(60);

    /// <param name="host">A preview's host, without port.</param>
    /// <param name="learner">Whose session that host is of.</param>
    public string IssueCode(string host, LearnerId learner)
    {
        var until = time.GetUtcNow() + CodeLifetime;
        var once = RandomNumberGenerator.GetHexString(32, lowercase: true);
        return _codes.Protect(string.Create(CultureInfo.InvariantCulture, $"{host} {learner} {until.UtcTicks} {once}"));
    }

    /// <returns>Whose code it is; null for one that is used, too old, for another host, or not ours.</returns>
    public LearnerId? RedeemCode(string? code, string host)
    {
        var now = time.GetUtcNow();
        foreach (var old in _used.Where(used => used.Value < now))
        {
            _used.TryRemove(old);
        }

        return Unprotect(_codes, code) is [var named, var learner, var ticks, var once]
            && string.Equals(named, host, StringComparison.Ordinal)
            && new DateTimeOffset(long.Parse(ticks, CultureInfo.InvariantCulture), TimeSpan.Zero) is var until
            && now < until
            && _used.TryAdd(once, until)
            ? LearnerId.Parse(learner)
            : null;
    }

    /// <summary>What the browser keeps. It lasts as long as the browser and the session: each request looks whether that still is the learner's.</summary>
    public string IssueCookie(string host, LearnerId learner) => _cookies.Protect($"{host} {learner}");

    /// <returns>Whose cookie it is, and for which host; null for one that is not ours.</returns>
    public (string Host, LearnerId Learner)? ReadCookie(string? cookie) =>
        Unprotect(_cookies, cookie) is [var host, var learner] ? (host, LearnerId.Parse(learner)) : null;

    private static string[]? Unprotect(IDataProtector protector, string? text)
    {
        if (text is not { Length: > 0 and <= Longest })
        {
            return null;
        }

        try
        {
            return protector.Unprotect(text).Split(' ');
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
