using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace LabPlatform.Kubernetes.Client;

/// <summary>A list, then a watch from there on; whatever breaks is mended here, and what was missed is told.</summary>
internal sealed partial class ResourceWatch<T>(KubernetesClient client, ApiResource<T> resource, string? @namespace, WatchOptions options, ApiTransport transport, TimeProvider time, ILogger logger) : IDisposable
    where T : KubernetesObject
{
    // A watch that lived this long worked, even if nothing happened on it.
    private static readonly TimeSpan s_lived = TimeSpan.FromSeconds(5);
    private const int WorthAWord = 3;
    private readonly WatchState<T> _state = new(options.Keeps);
    private readonly WatchPauses _pauses = new(options);
    private WatchConnection<T>? _connection;
    private string? _version; // where to go on; null asks for a list
    private TimeSpan _pause;
    private bool _interrupted; // said so, and not yet that it is over

    /// <summary>The next batch, however long that takes.</summary>
    public async Task<WatchBatch<T>> NextAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                await PauseAsync(cancellationToken).ConfigureAwait(false);
                if (await StepAsync(cancellationToken).ConfigureAwait(false) is { } batch)
                {
                    return batch;
                }
            }
            catch (Exception ex) when (Reason(ex) is { } reason)
            {
                var opening = _connection is null;
                Close();
                ClientMetrics.WatchRestarts.Add(1, new KeyValuePair<string, object?>("reason", reason));
                if (ex is not (IOException or TimeoutException))
                {
                    _version = null; // the server does not go on from here, or said something nobody understood
                }

                _pause = _pauses.Next((ex as KubernetesException)?.RetryAfter);
                Log.Restarting(logger, resource.Plural, reason, _pause);

                // A break is not worth a word when the next try mends it; a try that fails is, and so are breaks that do not stop.
                if (ex is not KubernetesException { IsGone: true } && (opening || _pauses.Failures >= WorthAWord))
                {
                    _interrupted = true;
                    return new WatchBatch<T>(WatchBatchKind.Interruption, [], ex is KubernetesException or KubeConfigException ? ex : Lost(ex));
                }
            }
        }
    }

    public void Dispose() => Close();

    private async Task<WatchBatch<T>?> StepAsync(CancellationToken cancellationToken)
    {
        if (_version is null)
        {
            var list = await client.ListAsync(resource, @namespace, cancellationToken, options.Selection).ConfigureAwait(false);
            _version = list.ResourceVersion;
            _interrupted = false;
            return new WatchBatch<T>(WatchBatchKind.List, _state.Replace(list.Items));
        }

        _connection ??= await OpenAsync(_version, cancellationToken).ConfigureAwait(false);
        if (_interrupted)
        {
            _interrupted = false;
            return new WatchBatch<T>(WatchBatchKind.Changes, []);
        }

        var lines = await _connection.ReadAsync(cancellationToken).ConfigureAwait(false);
        if (lines.Count == 0)
        {
            End(_connection);
            return null;
        }

        _pauses.Reset();
        var events = ImmutableArray.CreateBuilder<WatchEvent<T>>();
        foreach (var line in lines)
        {
            _version = line.Object.Metadata.ResourceVersion ?? _version;
            if (line.Type is not "BOOKMARK")
            {
                _state.Take(line, events);
            }
        }

        return events.Count > 0 ? new WatchBatch<T>(WatchBatchKind.Changes, events.DrainToImmutable()) : null;
    }

    /// <summary>The server ended the watch in good order, as asked; one that it ends at once, again and again, is slowed down.</summary>
    private void End(WatchConnection<T> connection)
    {
        if (time.GetElapsedTime(connection.OpenedAt) >= s_lived)
        {
            _pauses.Reset();
        }
        else
        {
            _pause = _pauses.Next();
        }

        Close();
    }

    private async Task<WatchConnection<T>> OpenAsync(string version, CancellationToken cancellationToken)
    {
        var seconds = Math.Max(1, (int)(options.SilenceLimit.TotalSeconds * 0.9));
        var query = options.Selection.Query(
            ("watch", "true"),
            ("allowWatchBookmarks", "true"),
            ("resourceVersion", version),
            ("timeoutSeconds", seconds.ToString(CultureInfo.InvariantCulture)));
        var response = await transport.OpenAsync(new ApiRequest(HttpMethod.Get, resource.CollectionPath(@namespace) + query), cancellationToken).ConfigureAwait(false);
        var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        return new WatchConnection<T>(response, stream, options.SilenceLimit, time);
    }

    private async Task PauseAsync(CancellationToken cancellationToken)
    {
        var pause = _pause;
        _pause = TimeSpan.Zero;
        if (pause > TimeSpan.Zero)
        {
            await Task.Delay(pause, time, cancellationToken).ConfigureAwait(false);
        }
    }

    private void Close()
    {
        _connection?.Dispose();
        _connection = null;
    }

    private KubernetesConnectionException Lost(Exception error) => error as KubernetesConnectionException ?? transport.Lost(error);

    /// <summary>Null for what is no trouble of the watch: cancellation, mistakes.</summary>
    private static string? Reason(Exception error) => error switch
    {
        KubernetesException { IsGone: true } => "gone",
        KubernetesException => "refused",
        TimeoutException => "silent",
        KubeConfigException => "credentials",
        JsonException => "undecodable",
        IOException or HttpRequestException => "lost",
        _ => null,
    };

    private static partial class Log
    {
        [LoggerMessage(EventId = 302, EventName = "KubernetesWatchRestarting", Level = LogLevel.Information,
            Message = "The watch of {Resource} broke ({Reason}); it goes on in {Pause}.")]
        public static partial void Restarting(ILogger logger, string resource, string reason, TimeSpan pause);
    }
}
