using LabPlatform.Domain.Environments;
using Microsoft.Extensions.Options;

namespace LabPlatform.Kubernetes.Toolboxes;

/// <summary>Which image toolboxes run. Read at each start: images may be loaded, or loaded anew, while the site runs.</summary>
internal sealed class ToolboxImage(IOptions<LabKubernetesOptions> options)
{
    private const string Key = "TOOLBOX_IMAGE=";

    /// <exception cref="EnvironmentException">No image is known (yet), or it is not named by digest.</exception>
    public string Get() => options.Value.ToolboxImage ?? FromFile(options.Value.ImagesFile);

    private static string FromFile(string file)
    {
        string[] lines;
        try
        {
            lines = File.ReadAllLines(file);
        }
        catch (IOException exception)
        {
            throw new EnvironmentException("The toolbox image is not loaded into the cluster yet.", exception);
        }

        var image = lines.FirstOrDefault(line => line.StartsWith(Key, StringComparison.Ordinal))?[Key.Length..].Trim('"', '\'', ' ') ?? "";
        return LabKubernetesOptionsValidation.IsDigest(image)
            ? image
            : throw new EnvironmentException("The toolbox image is not named by its digest; load the images again.");
    }
}
