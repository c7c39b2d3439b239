using System.Text.Json.Nodes;
using LabPlatform.Kubernetes.Client;

namespace LabPlatform.Kubernetes.Namespaces;

/// <summary>An embedded manifest with its placeholders filled in.</summary>
internal static class Manifest
{
    /// <param name="file">Name of the embedded file; it holds one object.</param>
    /// <param name="values">Replaces <c>{name}</c>. Values are ours or the operator's, and checked all the same: none can end the quoted text it stands in.</param>
    public static JsonObject Render(string file, params ReadOnlySpan<(string Name, string Value)> values)
    {
        var text = EmbeddedText.Get(file);
        foreach (var (name, value) in values)
        {
            if (value.Any(c => char.IsControl(c) || c is '"' or '\\' or '{' or '}'))
            {
                throw new ArgumentException($"The value of {name} cannot stand in a manifest.", nameof(values));
            }

            text = text.Replace($"{{{name}}}", value, StringComparison.Ordinal);
        }

        return KubernetesYaml.Parse(text).Single();
    }
}
