using Microsoft.Extensions.Options;

namespace LabPlatform.Kubernetes;

/// <summary>Which cluster labs run in, and how.</summary>
public sealed class LabKubernetesOptions
{
    public const string SectionName = "Kubernetes";

    /// <summary>
    /// Folder with <c>provisioner</c>, <c>web</c>, <c>observer</c> and <c>reaper.kubeconfig</c>, an absolute path. May be empty until the
    /// cluster is there. No default, as for the two files below: where things are kept is the host's decision.
    /// </summary>
    public string IdentitiesDirectory { get; set; } = "";

    /// <summary>Image of toolbox and checker, by digest. Null: the line <c>TOOLBOX_IMAGE=…</c> of <see cref="ImagesFile"/>.</summary>
    public string? ToolboxImage { get; set; }

    /// <summary>Written when images are loaded into the cluster.</summary>
    public string ImagesFile { get; set; } = "";

    /// <summary>What <c>./lab up</c> is doing, as JSON.</summary>
    public string ProgressFile { get; set; } = "";

    /// <summary>The API server as pods see it, an https address. Null: the address Kubernetes gives every pod.</summary>
    public string? ApiServerFromPods { get; set; }

    /// <summary>
    /// The API server's own addresses (not its Service's) as <c>IP:port</c>, which NetworkPolicies let lab pods reach.
    /// Empty: the server of the provisioner's kubeconfig.
    /// </summary>
    public IList<string> ApiServerEndpoints { get; init; } = [];

    /// <summary>RuntimeClass of toolbox and checker (gVisor, Kata), or null for the cluster's default.</summary>
    public string? RuntimeClassName { get; set; }

    /// <summary>A start that takes longer is given up, 10 s to 10 min.</summary>
    public TimeSpan StartLimit { get; set; } = TimeSpan.FromSeconds(120);

    /// <summary>A check script that runs longer is ended, 1 s to 10 min.</summary>
    public TimeSpan CheckLimit { get; set; } = TimeSpan.FromSeconds(120);
}

internal sealed class LabKubernetesOptionsValidation : IValidateOptions<LabKubernetesOptions>
{
    public ValidateOptionsResult Validate(string? name, LabKubernetesOptions options)
    {
        var failures = new List<string>();
        void Check(bool fine, string key, string rule, object? value)
        {
            if (!fine)
            {
                failures.Add($"{LabKubernetesOptions.SectionName}:{key} must be {rule} (was '{value}').");
            }
        }

        Check(Path.IsPathFullyQualified(options.IdentitiesDirectory), nameof(options.IdentitiesDirectory), "an absolute path", options.IdentitiesDirectory);
        Check(Path.IsPathFullyQualified(options.ImagesFile), nameof(options.ImagesFile), "an absolute path", options.ImagesFile);
        Check(Path.IsPathFullyQualified(options.ProgressFile), nameof(options.ProgressFile), "an absolute path", options.ProgressFile);
        Check(options.ToolboxImage is null || IsDigest(options.ToolboxImage), nameof(options.ToolboxImage), "an image by digest (name@sha256:…)", options.ToolboxImage);
        Check(options.ApiServerFromPods is null || IsHttps(options.ApiServerFromPods), nameof(options.ApiServerFromPods), "an https address", options.ApiServerFromPods);
        Check(IsBetween(options.StartLimit, 10), nameof(options.StartLimit), "10 s to 10 min", options.StartLimit);
        Check(IsBetween(options.CheckLimit, 1), nameof(options.CheckLimit), "1 s to 10 min", options.CheckLimit);
        foreach (var endpoint in options.ApiServerEndpoints)
        {
            Check(System.Net.IPEndPoint.TryParse(endpoint, out var parsed) && parsed.Port > 0, nameof(options.ApiServerEndpoints), "IP:port", endpoint);
        }

        return failures.Count > 0 ? ValidateOptionsResult.Fail(failures) : ValidateOptionsResult.Success;
    }

    /// <summary>An image whose content cannot change under its name.</summary>
    internal static bool IsDigest(string image) =>
        image.Split('@') is [{ Length: > 0 } name, var digest]
        && !name.Any(c => char.IsWhiteSpace(c) || c is '"' or '\\')
        && digest.StartsWith("sha256:", StringComparison.Ordinal) && digest.Length == 71 && digest[7..].All(char.IsAsciiHexDigitLower);

    private static bool IsHttps(string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri) && string.Equals(uri.Scheme, Uri.UriSchemeHttps, StringComparison.Ordinal);

    private static bool IsBetween(TimeSpan value, int leastSeconds) => value >= TimeSpan.FromSeconds(leastSeconds) && value <= TimeSpan.FromMinutes(10);
}
