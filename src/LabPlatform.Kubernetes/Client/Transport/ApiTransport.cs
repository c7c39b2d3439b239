using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace LabPlatform.Kubernetes.Client;

/// <summary>Sends requests with our credentials through one connection pool, tries again where that is right, and turns refusals into exceptions.</summary>
internal sealed partial class ApiTransport : IDisposable
{
    private readonly KubernetesClientConfiguration _configuration;
    private readonly KubernetesClientOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly ServerTrust _trust;
    private readonly ClientCredentials _credentials;
    private readonly HttpMessageInvoker _invoker;

    /// <param name="configuration">Where and who.</param>
    /// <param name="options">Limits.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">For tries that are repeated.</param>
    /// <param name="connect">Opens a connection instead of name resolution and TCP, or null.</param>
    public ApiTransport(
        KubernetesClientConfiguration configuration,
        KubernetesClientOptions options,
        TimeProvider time,
        ILogger logger,
        Func<SocketsHttpConnectionContext, CancellationToken, ValueTask<Stream>>? connect = null)
    {
        _configuration = configuration;
        _options = options;
        _time = time;
        _logger = logger;
        _trust = new ServerTrust(configuration);
        _credentials = new ClientCredentials(configuration, time);
        _invoker = new HttpMessageInvoker(CreateHandler(connect));
    }

    /// <summary>Sends, and reads the whole answer within the limit of one request.</summary>
    /// <exception cref="KubernetesException">The server refused.</exception>
    /// <exception cref="KubernetesConnectionException">The server could not be reached, or its answer not be read.</exception>
    public Task<T> SendAsync<T>(ApiRequest request, Func<Stream, CancellationToken, ValueTask<T>> read, CancellationToken cancellationToken) =>
        TryAsync(
            request,
            async (response, token) =>
            {
                using (response)
                {
                    var stream = await response.Content.ReadAsStreamAsync(token).ConfigureAwait(false);
                    await using (stream.ConfigureAwait(false))
                    {
                        return await read(stream, token).ConfigureAwait(false);
                    }
                }
            },
            cancellationToken);

    /// <summary>Sends, and hands over the answer once its headers are there; the caller disposes of it.</summary>
    public Task<HttpResponseMessage> OpenAsync(ApiRequest request, CancellationToken cancellationToken) =>
        TryAsync(request, static (response, _) => ValueTask.FromResult(response), cancellationToken);

    /// <summary>What a broken stream is called; see <see cref="KubernetesConnectionException"/>.</summary>
    public KubernetesConnectionException Lost(Exception error) => ApiErrors.Lost(error, _configuration, refusal: null);

    public void Dispose()
    {
        _invoker.Dispose();
        _credentials.Dispose();
    }

    private async Task<T> TryAsync<T>(ApiRequest request, Func<HttpResponseMessage, CancellationToken, ValueTask<T>> use, CancellationToken cancellationToken)
    {
        var schedule = new RetrySchedule(_options, _time);
        var anew = false;
        while (true)
        {
            TimeSpan? wait;
            try
            {
                return await OnceAsync(request, anew, use, cancellationToken).ConfigureAwait(false);
            }
            catch (KubernetesException ex) when (ex.IsUnauthorized && !anew && _credentials.CanChange)
            {
                anew = true;
                continue;
            }
            catch (KubernetesException ex)
            {
                wait = schedule.AfterAnswer(ex.StatusCode, ex.RetryAfter, request.Idempotent);
                if (wait is null)
                {
                    throw;
                }

                Log.Retrying(_logger, request.Method, ex.Status.Code, wait.Value);
            }
            catch (KubernetesConnectionException ex)
            {
                wait = schedule.AfterLoss(ex.MayHaveReachedServer, request.Idempotent);
                if (wait is null)
                {
                    throw;
                }

                Log.RetryingAfterLoss(_logger, request.Method, ex.Message, wait.Value);
            }

            ClientMetrics.Retries.Add(1);
            await Task.Delay(wait.Value, _time, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<T> OnceAsync<T>(ApiRequest request, bool anew, Func<HttpResponseMessage, CancellationToken, ValueTask<T>> use, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(_options.RequestTimeout, _time);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        try
        {
            using var message = await CreateAsync(request, anew, limit.Token).ConfigureAwait(false);
            var response = await _invoker.SendAsync(message, limit.Token).ConfigureAwait(false);
            if (IsWanted(request, response))
            {
                return await use(response, limit.Token).ConfigureAwait(false);
            }

            using (response)
            {
                throw response.IsSuccessStatusCode
                    ? new KubernetesConnectionException($"{_configuration.Host.GetLeftPart(UriPartial.Authority)} does not speak WebSocket; is there a proxy in between?")
                    : await ApiErrors.ReadAsync(response, _time, limit.Token).ConfigureAwait(false);
            }
        }
        catch (Exception ex) when (ApiErrors.IsLoss(ex) && ex is not KubernetesConnectionException)
        {
            throw ConfigurationFault(ex) ?? (Exception)ApiErrors.Lost(ex, _configuration, _trust.Refusal);
        }
        catch (JsonException ex)
        {
            throw ApiErrors.Lost(ex, _configuration, refusal: null);
        }
        catch (OperationCanceledException ex) when (!cancellationToken.IsCancellationRequested)
        {
            throw ApiErrors.Lost(ex, _configuration, refusal: null);
        }
    }

    private static bool IsWanted(ApiRequest request, HttpResponseMessage response) =>
        request.Protocols.Count > 0 ? response.StatusCode == HttpStatusCode.SwitchingProtocols : response.IsSuccessStatusCode;

    /// <summary>A certificate that cannot be read surfaces deep inside the handshake; it is no connection trouble.</summary>
    private static KubeConfigException? ConfigurationFault(Exception error)
    {
        var inner = error;
        while (inner is not (null or KubeConfigException))
        {
            inner = inner.InnerException;
        }

        return inner as KubeConfigException;
    }

    private async Task<HttpRequestMessage> CreateAsync(ApiRequest request, bool anew, CancellationToken cancellationToken)
    {
        var message = new HttpRequestMessage(request.Method, Address(request.Path))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
        };
        message.Headers.Authorization = await _credentials.GetAsync(anew, cancellationToken).ConfigureAwait(false);
        message.Headers.TryAddWithoutValidation("Accept", request.Accept);
        message.Headers.TryAddWithoutValidation("User-Agent", _options.UserAgent);
        if (_configuration.TlsServerName is { } name)
        {
            message.Headers.Host = name; // the handler takes SNI and the name to check from here
        }

        if (_configuration.Impersonate is { } user)
        {
            message.Headers.TryAddWithoutValidation("Impersonate-User", user);
            message.Headers.TryAddWithoutValidation("Impersonate-Group", _configuration.ImpersonateGroups);
        }

        if (request.Body is { } body)
        {
            message.Content = new ReadOnlyMemoryContent(body) { Headers = { ContentType = MediaTypeHeaderValue.Parse(request.ContentType) } };
        }

        if (request.Protocols.Count > 0)
        {
            WebSocketUpgrade.Prepare(message, request.Protocols);
        }

        return message;
    }

    private Uri Address(string path) => new(_configuration.Host.GetLeftPart(UriPartial.Path).TrimEnd('/') + path);

    private SocketsHttpHandler CreateHandler(Func<SocketsHttpConnectionContext, CancellationToken, ValueTask<Stream>>? connect)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false, // a redirect would carry the credentials elsewhere
            UseCookies = false,
            ConnectTimeout = _options.ConnectTimeout,
            ConnectCallback = connect,
            PooledConnectionLifetime = _options.ConnectionLifetime,
            EnableMultipleHttp2Connections = true,
            KeepAlivePingDelay = AtLeastASecond(_options.KeepAliveInterval),
            KeepAlivePingTimeout = AtLeastASecond(_options.KeepAliveTimeout),
            KeepAlivePingPolicy = HttpKeepAlivePingPolicy.WithActiveRequests,
            UseProxy = _configuration.Proxy is not null || !_configuration.IgnoreEnvironmentProxy,
            SslOptions = new SslClientAuthenticationOptions
            {
                RemoteCertificateValidationCallback = (_, certificate, chain, errors) => _trust.IsTrusted(certificate, chain, errors),
                LocalCertificateSelectionCallback = (_, _, _, _, _) => _credentials.GetCertificate()!,
            },
        };
        if (_configuration.Proxy is { } proxy)
        {
            handler.Proxy = new WebProxy(proxy);
        }

        return handler;
    }

    /// <summary>HTTP/2 pings take no less.</summary>
    private static TimeSpan AtLeastASecond(TimeSpan time) => time < TimeSpan.FromSeconds(1) ? TimeSpan.FromSeconds(1) : time;

    private static partial class Log
    {
        [LoggerMessage(EventId = 300, EventName = "KubernetesRetry", Level = LogLevel.Information,
            Message = "The Kubernetes API server answered {Code} to a {Method}; next try in {Wait}.")]
        public static partial void Retrying(ILogger logger, HttpMethod method, int code, TimeSpan wait);

        [LoggerMessage(EventId = 301, EventName = "KubernetesRetryAfterLoss", Level = LogLevel.Information,
            Message = "A {Method} did not get through to Kubernetes ({Reason}); next try in {Wait}.")]
        public static partial void RetryingAfterLoss(ILogger logger, HttpMethod method, string reason, TimeSpan wait);
    }
}
