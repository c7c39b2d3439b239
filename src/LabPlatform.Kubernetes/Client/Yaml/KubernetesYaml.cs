using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace LabPlatform.Kubernetes.Client;

/// <summary>Reads manifests the way kubectl does: YAML into the JSON the API takes.</summary>
public static class KubernetesYaml
{
    // Deeper than any manifest; stops nested aliases from growing without end ("billion laughs").
    private const int MaxDepth = 64;
    private const int MaxNodes = 200_000;

    /// <summary>All documents of a stream, empty ones left out; each item of a <c>kind: List</c> counts as a document.</summary>
    /// <exception cref="FormatException">Not YAML, or not objects; the message has line and column.</exception>
    public static IReadOnlyList<JsonObject> Parse(string yaml)
    {
        ArgumentNullException.ThrowIfNull(yaml);
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(yaml));
        }
        catch (YamlException ex)
        {
            throw new FormatException($"Line {ex.Start.Line}, column {ex.Start.Column}: {ex.InnerException?.Message ?? ex.Message}", ex);
        }

        var objects = new List<JsonObject>();
        var budget = MaxNodes;
        foreach (var document in stream.Documents)
        {
            switch (Convert(document.RootNode, 0, ref budget))
            {
                case null:
                    break;
                case JsonObject { } list when (list["kind"] as JsonValue)?.ToString() is "List" && list["items"] is JsonArray items:
                    objects.AddRange(items.ToArray().Select(item => Detach(items, item)));
                    break;
                case JsonObject value:
                    objects.Add(value);
                    break;
                default:
                    throw new FormatException($"Line {document.RootNode.Start.Line}: an object was expected.");
            }
        }

        return objects;
    }

    private static JsonObject Detach(JsonArray list, JsonNode? item)
    {
        list.Remove(item);
        return item as JsonObject ?? throw new FormatException("An item of a List is not an object.");
    }

    private static JsonNode? Convert(YamlNode node, int depth, ref int budget)
    {
        if (depth > MaxDepth || --budget < 0)
        {
            throw new FormatException($"Line {node.Start.Line}: nested too deeply, or too large.");
        }

        switch (node)
        {
            case YamlScalarNode scalar:
                return YamlScalar.ToJson(scalar);
            case YamlSequenceNode sequence:
                var array = new JsonArray();
                foreach (var child in sequence.Children)
                {
                    array.Add(Convert(child, depth + 1, ref budget));
                }

                return array;
            case YamlMappingNode mapping:
                var value = new JsonObject();
                foreach (var (key, child) in mapping.Children)
                {
                    Add(value, key, Convert(child, depth + 1, ref budget));
                }

                return value;
            default:
                throw new FormatException($"Line {node.Start.Line}: unknown YAML node.");
        }
    }

    private static void Add(JsonObject target, YamlNode key, JsonNode? value)
    {
        if (key is not YamlScalarNode { Value: { } name })
        {
            throw new FormatException($"Line {key.Start.Line}: a key must be a plain text.");
        }

        if (name is "<<" && value is JsonObject or JsonArray)
        {
            foreach (var source in value is JsonArray several ? several.OfType<JsonObject>() : [(JsonObject)value])
            {
                foreach (var (field, merged) in source)
                {
                    target.TryAdd(field, merged?.DeepClone());
                }
            }

            return;
        }

        target[name] = value;
    }
}
