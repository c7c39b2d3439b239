using System.Net;

namespace LabPlatform.Kubernetes.Client;

/// <summary>Decides whether and when a request is tried again.</summary>
internal sealed class RetrySchedule(KubernetesClientOptions options, TimeProvider time)
{
    private readonly long _started = time.GetTimestamp();
    private int _retries;

    /// <summary>Time to wait after an answer, or null when it is final.</summary>
    /// <remarks>429, and 5xx with Retry-After, say that nothing was done: safe for every verb. The other gateway errors do not say it.</remarks>
    public TimeSpan? AfterAnswer(HttpStatusCode code, TimeSpan? retryAfter, bool idempotent)
    {
        var refusedUndone = code == HttpStatusCode.TooManyRequests || ((int)code >= 500 && retryAfter is not null);
        var gateway = code is HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout;
        return refusedUndone || (gateway && idempotent)
            ? Next(retryAfter ?? Exponential(TimeSpan.FromSeconds(1)))
            : null;
    }

    /// <summary>Time to wait after the connection failed, or null when it is final.</summary>
    public TimeSpan? AfterLoss(bool mayHaveReachedServer, bool idempotent) =>
        idempotent || !mayHaveReachedServer ? Next(Exponential(TimeSpan.FromMilliseconds(200))) : null;

    private TimeSpan Exponential(TimeSpan first) => first * Math.Pow(2, _retries);

    private TimeSpan? Next(TimeSpan least)
    {
        // Only ever longer than asked for: many clients that were refused together must not come back together.
        var delay = least * (1 + (Random.Shared.NextDouble() * 0.2));
        if (_retries >= options.MaxRetries || time.GetElapsedTime(_started) + delay > options.RetryWindow)
        {
            return null;
        }

        _retries++;
        return delay;
    }
}
