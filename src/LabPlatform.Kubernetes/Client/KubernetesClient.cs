using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace LabPlatform.Kubernetes.Client;

/// <summary>A client of one API server as one user. Safe for use by many at once; make one and keep it.</summary>
/// <remarks>
/// <para>Follows the Kubernetes API reference ("API Concepts"). Every method that talks to the server throws <see cref="KubernetesException"/>
/// when the server refuses, <see cref="KubernetesConnectionException"/> when it cannot be reached, <see cref="ArgumentException"/> for
/// names that must not go into a URL (before any request), and <see cref="OperationCanceledException"/> when cancelled.</para>
/// <para>Requests are tried again within <see cref="KubernetesClientOptions.RetryWindow"/>: after 429 and 5xx with Retry-After always;
/// after a lost connection only those that do no harm when done twice. Never logs bodies, tokens or names.</para>
/// </remarks>
public sealed partial class KubernetesClient : IDisposable
{
    private readonly KubernetesClientOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly ApiTransport _transport;

    /// <param name="configuration">Where and who.</param>
    /// <param name="options">Limits, or null for the usual ones.</param>
    /// <param name="logger">For tries that are repeated, or null.</param>
    /// <param name="time">The clock, or null for the system's.</param>
    public KubernetesClient(KubernetesClientConfiguration configuration, KubernetesClientOptions? options = null, ILogger<KubernetesClient>? logger = null, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        Configuration = configuration;
        _options = options ?? new KubernetesClientOptions();
        _time = time ?? TimeProvider.System;
        _logger = logger ?? NullLogger<KubernetesClient>.Instance;
        _transport = new ApiTransport(configuration, _options, _time, _logger);
        Discovery = new KubernetesDiscovery(_transport, _time);
    }

    public KubernetesClientConfiguration Configuration { get; }

    /// <summary>What this server offers.</summary>
    public KubernetesDiscovery Discovery { get; }

    /// <summary>The text at a path that is not an object, e.g. <c>/readyz</c> or <c>/version</c>.</summary>
    /// <param name="path">Begins with a slash; at most 1 MB is read.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public Task<string> GetRawAsync(string path, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (path[0] != '/' || path.Contains("..", StringComparison.Ordinal) || path.Any(c => char.IsControl(c) || c is '\\' or ' ' or '#'))
        {
            throw new ArgumentException("A path begins with a slash and has no dots, spaces or fragments.", nameof(path));
        }

        return _transport.SendAsync(new ApiRequest(HttpMethod.Get, path) { Accept = "application/json, */*" }, ReadTextAsync, cancellationToken);
    }

    /// <summary>Closes all connections; what still runs on them ends with an exception.</summary>
    public void Dispose() => _transport.Dispose();

    private static async ValueTask<string> ReadTextAsync(Stream stream, CancellationToken cancellationToken)
    {
        var buffer = new byte[1 << 20];
        var length = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        return System.Text.Encoding.UTF8.GetString(buffer, 0, length);
    }

    private static async ValueTask<T> ReadAsync<T>(Stream stream, CancellationToken cancellationToken) =>
        await JsonSerializer.DeserializeAsync<T>(stream, KubernetesJson.Options, cancellationToken).ConfigureAwait(false)
            ?? throw new JsonException("An object was expected, not null.");
}
