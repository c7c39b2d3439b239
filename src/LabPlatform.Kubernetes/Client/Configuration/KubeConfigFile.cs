using System.Text.Json.Nodes;

namespace LabPlatform.Kubernetes.Client;

/// <summary>One kubeconfig file, or one entry of it, with the folder its relative paths start from.</summary>
internal sealed record KubeConfigEntry(JsonObject Fields, string File)
{
    public string? Text(string name) => Fields[name] switch
    {
        null => null,
        // An unquoted number or "yes" is a text here.
        JsonValue value => value.ToString() is { Length: > 0 } text ? text : null,
        _ => throw new KubeConfigException($"{File}: {name} must be a text."),
    };

    public bool Flag(string name) => Fields[name] is JsonValue value && value.TryGetValue<bool>(out var flag) && flag;

    /// <summary>A path, relative ones resolved against the file they stand in.</summary>
    public string? PathOf(string name) => Text(name) is { } path ? Path.GetFullPath(path, Path.GetDirectoryName(Path.GetFullPath(File))!) : null;

    /// <summary>Base64 of a PEM text.</summary>
    public string? Pem(string name)
    {
        if (Text(name) is not { } data)
        {
            return null;
        }

        try
        {
            return System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(data));
        }
        catch (FormatException ex)
        {
            throw new KubeConfigException($"{File}: {name} is not base64.", ex);
        }
    }

    public KubeConfigEntry? Child(string name) => Fields[name] is JsonObject child ? new KubeConfigEntry(child, File) : null;

    /// <summary>The entry of a list like <c>clusters</c> by its name.</summary>
    public KubeConfigEntry? Named(string list, string name, string field) =>
        (Fields[list] as JsonArray)?.OfType<JsonObject>().FirstOrDefault(entry => string.Equals(entry["name"]?.ToString(), name, StringComparison.Ordinal)) is { } found
            ? new KubeConfigEntry(found[field] as JsonObject ?? [], File)
            : null;

    /// <exception cref="KubeConfigException">Not a YAML file with one object.</exception>
    public static KubeConfigEntry Read(string path)
    {
        try
        {
            var objects = KubernetesYaml.Parse(System.IO.File.ReadAllText(path));
            return new KubeConfigEntry(objects.Count > 0 ? objects[0] : [], path);
        }
        catch (Exception ex) when (ex is FormatException or IOException or UnauthorizedAccessException)
        {
            throw new KubeConfigException($"{path} cannot be read as a kubeconfig: {ex.Message}", ex);
        }
    }
}
