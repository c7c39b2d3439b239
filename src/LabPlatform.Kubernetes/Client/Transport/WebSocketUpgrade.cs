using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;

namespace LabPlatform.Kubernetes.Client;

/// <summary>The opening handshake, on the same pool as everything else.</summary>
/// <remarks>
/// RFC 6455, section 4. Not ClientWebSocket: that throws away the body of a refusal, in which the API server says why,
/// and takes a reader who pauses for a dead connection (see <see cref="LivenessStream"/>).
/// </remarks>
internal static class WebSocketUpgrade
{
    private const string AcceptGuid = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private const string KeyHeader = "Sec-WebSocket-Key";
    private const string ProtocolHeader = "Sec-WebSocket-Protocol";

    public static void Prepare(HttpRequestMessage message, IReadOnlyList<string> protocols)
    {
        message.Version = HttpVersion.Version11;
        message.VersionPolicy = HttpVersionPolicy.RequestVersionExact;
        message.Headers.TryAddWithoutValidation("Connection", "Upgrade");
        message.Headers.TryAddWithoutValidation("Upgrade", "websocket");
        message.Headers.TryAddWithoutValidation("Sec-WebSocket-Version", "13");
        message.Headers.TryAddWithoutValidation(KeyHeader, Convert.ToBase64String(RandomNumberGenerator.GetBytes(16)));
        message.Headers.TryAddWithoutValidation(ProtocolHeader, string.Join(", ", protocols));
    }

    /// <exception cref="KubernetesConnectionException">The answer is no handshake, or chooses a protocol nobody offered.</exception>
    public static async Task<WebSocket> AcceptAsync(HttpResponseMessage response, ApiRequest request, KubernetesClientOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        var key = Single(response.RequestMessage!.Headers, KeyHeader);
        var protocol = Single(response.Headers, ProtocolHeader);
        if (!string.Equals(Single(response.Headers, "Sec-WebSocket-Accept"), Accept(key), StringComparison.Ordinal) || protocol is null || !request.Protocols.Contains(protocol, StringComparer.Ordinal))
        {
            response.Dispose();
            throw new KubernetesConnectionException($"The WebSocket handshake was answered wrongly (protocol '{protocol}').");
        }

        var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        return WebSocket.CreateFromStream(
            new LivenessStream(stream, options.KeepAliveInterval, options.KeepAliveTimeout, time),
            new WebSocketCreationOptions { IsServer = false, SubProtocol = protocol, KeepAliveInterval = Timeout.InfiniteTimeSpan });
    }

    private static string? Single(System.Net.Http.Headers.HttpHeaders headers, string name) =>
        headers.TryGetValues(name, out var values) ? string.Join(",", values) : null;

    [SuppressMessage("Security", "CA5350", Justification = "RFC 6455 section 4.2.2 prescribes SHA-1; it only tells WebSocket servers from others.")]
    private static string Accept(string? key) => Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + AcceptGuid)));
}
