using System.Text;
using System.Text.Json;

namespace LabPlatform.Kubernetes.Client;

/// <summary>Reads a Status, or the plain text some refusals come as.</summary>
internal static class V1StatusReader
{
    private const int MaxPlainText = 500;

    /// <summary>Null when there is nothing to read.</summary>
    public static V1Status? Parse(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty)
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<V1Status>(utf8, KubernetesJson.Options);
        }
        catch (JsonException)
        {
            // A proxy's error page or the kubelet's one-line text; shown cut.
            var text = Encoding.UTF8.GetString(utf8[..Math.Min(utf8.Length, MaxPlainText)]).Trim();
            return new V1Status { Status = "Failure", Message = text };
        }
    }

    /// <summary>Only a Status object, nothing else: for exec's result, where plain text must not pass for one.</summary>
    public static V1Status? ParseStrictly(ReadOnlySpan<byte> utf8)
    {
        try
        {
            return JsonSerializer.Deserialize<V1Status>(utf8, KubernetesJson.Options) is { Status: "Success" or "Failure" } status ? status : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
