using System.Text.Json;
using System.Text.Json.Serialization;
using LabPlatform.Domain.Environments;

namespace LabPlatform.Kubernetes.Watching;

/// <summary>What <c>./lab up</c> writes about itself while it builds the cluster.</summary>
internal sealed record ClusterBuild(
    [property: JsonPropertyName("phase")] string? Phase,
    [property: JsonPropertyName("index")] int Index,
    [property: JsonPropertyName("count")] int Count,
    [property: JsonPropertyName("state")] string? State,
    [property: JsonPropertyName("message")] string? Message)
{
    /// <summary>Null when nothing is being built, or the file says nothing of use.</summary>
    public static ClusterStatus? Read(string file)
    {
        try
        {
            return JsonSerializer.Deserialize<ClusterBuild>(File.ReadAllBytes(file))?.ToStatus();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    private ClusterStatus? ToStatus() => State switch
    {
        "running" when Count > 0 => new ClusterStatus(
            Available: false, $"The cluster is being prepared, step {Index} of {Count}: {Phase}.", Math.Clamp((Index - 1) / (double)Count, 0, 1)),
        "failed" => new ClusterStatus(Available: false, $"Preparing the cluster failed at “{Phase}”: {Message}", Progress: null),
        _ => null,
    };
}
