using System.Security.Cryptography;
using LabPlatform.Domain.Sessions;
using Microsoft.AspNetCore.DataProtection;

namespace LabPlatform.Web.Learners;

/// <summary>Promises an id to a visitor before there is a cookie, so that two presses of the same Start button are one learner.</summary>
/// <remarks>The promise travels in the form, protected: nobody can choose an id.</remarks>
public sealed class NewLearners(IDataProtectionProvider protection)
{
    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("LabPlatform.NewLearner").ToTimeLimitedDataProtector();

    public string Promise() => _protector.Protect(LearnerId.New().Value, TimeSpan.FromDays(1));

    /// <summary>The promised id; a fresh one where the promise is missing, stale or not ours.</summary>
    public LearnerId Redeem(string? promise)
    {
        try
        {
            return LearnerId.TryParse(promise is null ? null : _protector.Unprotect(promise), out var learner) ? learner : LearnerId.New();
        }
        catch (CryptographicException)
        {
            return LearnerId.New();
        }
    }
}
