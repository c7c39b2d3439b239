using Microsoft.Extensions.Options;

namespace LabPlatform.Web.Hosting;

/// <summary>Reports everything that is wrong at once, each with its key.</summary>
internal sealed class SiteOptionsValidator : IValidateOptions<SiteOptions>
{
    public ValidateOptionsResult Validate(string? name, SiteOptions options)
    {
        var failures = new List<string>();
        if (!Path.IsPathFullyQualified(options.Home))
        {
            failures.Add($"LabPlatform:Home must be an absolute path (was '{options.Home}').");
        }

        if (options.PublicOrigin is { } origin && !IsOrigin(origin))
        {
            failures.Add($"LabPlatform:PublicOrigin must be a scheme and a host without a path, as in https://labs.example.org (was '{origin}').");
        }

        var limits = options.Limits;
        Between(failures, "StartsPerAddress", limits.StartsPerAddress, 1_000);
        Between(failures, "CircuitsPerLearner", limits.CircuitsPerLearner, 1_000);
        Between(failures, "CircuitsPerAddress", limits.CircuitsPerAddress, 10_000);
        Between(failures, "Circuits", limits.Circuits, 100_000);
        if (limits.StartWindow < TimeSpan.FromSeconds(1) || limits.StartWindow > TimeSpan.FromDays(1))
        {
            failures.Add($"LabPlatform:Limits:StartWindow must be between one second and one day (was {limits.StartWindow}).");
        }

        return failures.Count > 0 ? ValidateOptionsResult.Fail(failures) : ValidateOptionsResult.Success;
    }

    private static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && uri.Scheme is "http" or "https"
        && string.Equals(uri.GetLeftPart(UriPartial.Authority), text, StringComparison.OrdinalIgnoreCase);

    private static void Between(List<string> failures, string key, int value, int most)
    {
        if (value < 1 || value > most)
        {
            failures.Add($"LabPlatform:Limits:{key} must be between 1 and {most} (was {value}).");
        }
    }
}
