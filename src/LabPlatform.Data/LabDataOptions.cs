using Microsoft.Extensions.Options;

namespace LabPlatform.Data;

/// <summary>Where the state of record is kept.</summary>
public sealed class LabDataOptions
{
    public const string SectionName = "Data";

    /// <summary>The SQLite file, an absolute path; its folder is made when missing. No default: where things are kept is the host's decision.</summary>
    public string File { get; set; } = "";

    /// <summary>How long a statement waits for a locked database, 1 s to 1 min.</summary>
    public TimeSpan BusyTimeout { get; set; } = TimeSpan.FromSeconds(10);
}

internal sealed class LabDataOptionsValidation : IValidateOptions<LabDataOptions>
{
    public ValidateOptionsResult Validate(string? name, LabDataOptions options)
    {
        var failures = new List<string>();
        if (!Path.IsPathFullyQualified(options.File))
        {
            failures.Add($"{LabDataOptions.SectionName}:{nameof(LabDataOptions.File)} must be an absolute path (was '{options.File}').");
        }

        if (options.BusyTimeout < TimeSpan.FromSeconds(1) || options.BusyTimeout > TimeSpan.FromMinutes(1))
        {
            failures.Add($"{LabDataOptions.SectionName}:{nameof(LabDataOptions.BusyTimeout)} must be 1 s to 1 min (was {options.BusyTimeout}).");
        }

        return failures.Count > 0 ? ValidateOptionsResult.Fail(failures) : ValidateOptionsResult.Success;
    }
}
