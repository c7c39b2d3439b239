using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LabPlatform.Cli.Import;

/// <summary>Lists a folder in the catalogue's <c>structure.json</c>, where there is one: what it leaves out does not exist.</summary>
internal static class CatalogueListing
{
    private static readonly JsonWriterOptions s_readable = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <returns>What the author has to do by hand, or null when all is done.</returns>
    public static string? Add(string catalogue, string name)
    {
        var file = Path.Combine(catalogue, "structure.json");
        if (!File.Exists(file))
        {
            return null;
        }

        try
        {
            var structure = JsonNode.Parse(File.ReadAllText(file))!.AsObject();
            if (structure["items"] is not JsonArray items)
            {
                structure["items"] = items = [];
            }

            if (!items.Any(item => (item as JsonObject)?["path"] is JsonValue path && path.TryGetValue<string>(out var text) && string.Equals(text.Trim('/'), name, StringComparison.Ordinal)))
            {
                items.Add(new JsonObject { ["path"] = name });
                Write(file, structure);
            }

            return null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or NullReferenceException)
        {
            // With comments, say: written anew they would be lost.
            return $"Add {{ \"path\": \"{name}\" }} to the items of {file}: without it learners do not see what was imported.";
        }
    }

    private static void Write(string file, JsonObject structure)
    {
        var whole = file + ".new";
        using (var stream = File.Create(whole))
        {
            using (var writer = new Utf8JsonWriter(stream, s_readable))
            {
                structure.WriteTo(writer);
            }

            stream.WriteByte((byte)'\n');
        }

        File.Move(whole, file, overwrite: true);
    }
}
