using Microsoft.Extensions.Options;

namespace LabPlatform.Content;

internal sealed class ValidateLabContentOptions : IValidateOptions<LabContentOptions>
{
    public ValidateOptionsResult Validate(string? name, LabContentOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var failures = new List<string>();
        if (string.IsNullOrWhiteSpace(options.Root) || !Directory.Exists(options.Root))
        {
            failures.Add($"Content:Root must be an existing folder (was '{options.Root}').");
        }

        if (options.PollInterval < TimeSpan.FromSeconds(1) || options.PollInterval > TimeSpan.FromHours(1))
        {
            failures.Add($"Content:PollInterval must be from 1 second to 1 hour (was {options.PollInterval}).");
        }

        if (options.Debounce < TimeSpan.FromMilliseconds(10) || options.Debounce > TimeSpan.FromSeconds(10))
        {
            failures.Add($"Content:Debounce must be from 10 milliseconds to 10 seconds (was {options.Debounce}).");
        }

        return failures.Count > 0 ? ValidateOptionsResult.Fail(failures) : ValidateOptionsResult.Success;
    }
}
