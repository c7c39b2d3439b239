using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text.Json;

namespace LabPlatform.Kubernetes.Client;

/// <summary>Turns what went wrong into the two exceptions callers see.</summary>
internal static class ApiErrors
{
    private const int MaxStatus = 64 * 1024;

    /// <summary>The refusal in an answer. Its body is read up to 64 KB; anything that is not a Status is described by its code alone.</summary>
    public static async Task<KubernetesException> ReadAsync(HttpResponseMessage response, TimeProvider time, CancellationToken cancellationToken)
    {
        var retryAfter = RetryAfter(response.Headers.RetryAfter, time);
        var status = await ReadStatusAsync(response, cancellationToken).ConfigureAwait(false);
        var code = (int)response.StatusCode;
        status ??= new V1Status { Status = "Failure", Reason = response.ReasonPhrase };
        return new KubernetesException(status with { Code = code }, retryAfter ?? (status.Details is { RetryAfterSeconds: > 0 and var seconds } ? TimeSpan.FromSeconds(seconds) : null));
    }

    /// <summary>The same for a stream that broke or never came to be.</summary>
    public static KubernetesConnectionException Lost(Exception error, KubernetesClientConfiguration configuration, string? refusal)
    {
        var server = configuration.Host.GetLeftPart(UriPartial.Authority);
        var failure = (error as HttpRequestException)?.HttpRequestError;
        var words = failure switch
        {
            HttpRequestError.NameResolutionError => $"The name of the Kubernetes API server {server} cannot be resolved.",
            HttpRequestError.SecureConnectionError => $"No secure connection to the Kubernetes API server {server}: {refusal ?? Innermost(error)}.",
            HttpRequestError.ProxyTunnelError => $"The proxy does not lead to the Kubernetes API server {server}: {Innermost(error)}.",
            HttpRequestError.ConnectionError => $"The Kubernetes API server {server} cannot be reached: {Innermost(error)}.",
            _ when error is JsonException => $"The answer of {server} is not what Kubernetes answers: {error.Message}",
            _ when error is OperationCanceledException => $"The Kubernetes API server {server} did not answer in time.",
            _ => $"The connection to the Kubernetes API server {server} was lost: {Innermost(error)}.",
        };
        var neverLeft = failure is HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError
            or HttpRequestError.ProxyTunnelError or HttpRequestError.ConnectionError;
        return new KubernetesConnectionException(words, error) { MayHaveReachedServer = !neverLeft };
    }

    /// <summary>Whether an exception of the HTTP stack means trouble on the way, not a mistake of ours.</summary>
    public static bool IsLoss(Exception error) => error is HttpRequestException or IOException or SocketException;

    private static string Innermost(Exception error)
    {
        while (error is not TimeoutException && error.InnerException is { } inner)
        {
            error = inner;
        }

        return error.Message.TrimEnd('.');
    }

    private static TimeSpan? RetryAfter(RetryConditionHeaderValue? header, TimeProvider time)
    {
        var wait = header?.Delta ?? (header?.Date is { } date ? date - time.GetUtcNow() : null);
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    private static async Task<V1Status?> ReadStatusAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            await using (stream.ConfigureAwait(false))
            {
                var buffer = new byte[MaxStatus];
                var length = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
                return V1StatusReader.Parse(buffer.AsSpan(0, length));
            }
        }
        catch (Exception ex) when (IsLoss(ex))
        {
            return null; // the code is known, and it is what counts
        }
    }
}
