using System.Buffers;
using System.Text.Json;

namespace LabPlatform.Kubernetes.Client;

/// <summary>One line of a watch.</summary>
/// <remarks>Kubernetes API reference, meta/v1 WatchEvent.</remarks>
internal sealed class WatchLine<T>
{
    /// <summary><c>ADDED</c>, <c>MODIFIED</c>, <c>DELETED</c> or <c>BOOKMARK</c>; never <c>ERROR</c>, which becomes an exception.</summary>
    public required string Type { get; init; }

    public required T Object { get; init; }

    /// <exception cref="JsonException">Not a watch event.</exception>
    /// <exception cref="KubernetesException">The server sent an error instead.</exception>
    public static WatchLine<T> Parse(ReadOnlySequence<byte> line)
    {
        if (IsError(line))
        {
            var error = new Utf8JsonReader(line);
            throw new KubernetesException(JsonSerializer.Deserialize<WatchLine<V1Status>>(ref error, KubernetesJson.Options)!.Object);
        }

        var reader = new Utf8JsonReader(line);
        return JsonSerializer.Deserialize<WatchLine<T>>(ref reader, KubernetesJson.Options) is { Type: "ADDED" or "MODIFIED" or "DELETED" or "BOOKMARK", Object: not null } read
            ? read
            : throw new JsonException("This is not a watch event.");
    }

    /// <summary>An error carries a Status, which must not be read as a T.</summary>
    private static bool IsError(ReadOnlySequence<byte> line)
    {
        var reader = new Utf8JsonReader(line);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("type"u8))
            {
                return reader.Read() && reader.TokenType == JsonTokenType.String && reader.ValueTextEquals("ERROR"u8);
            }

            reader.Skip();
        }

        return false;
    }
}
