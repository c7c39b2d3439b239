using System.Net;

namespace LabPlatform.Kubernetes.Client;

/// <summary>The API server answered, and the answer is no. Trouble on the way to it is a <see cref="KubernetesConnectionException"/>.</summary>
public sealed class KubernetesException : Exception
{
    /// <param name="status">The server's answer; its message becomes the exception's.</param>
    /// <param name="retryAfter">How long the server asks callers to wait, or null.</param>
    public KubernetesException(V1Status status, TimeSpan? retryAfter = null)
        : base(Describe(status))
    {
        Status = status;
        RetryAfter = retryAfter;
    }

    /// <summary>The API's own description of the error.</summary>
    public V1Status Status { get; }

    /// <summary>How long the server asks callers to wait before another try, or null when it does not say.</summary>
    public TimeSpan? RetryAfter { get; }

    public HttpStatusCode StatusCode => (HttpStatusCode)Status.Code;

    /// <summary>One word for programs, e.g. <c>NotFound</c>; empty when the server gave none.</summary>
    public string Reason => Status.Reason ?? "";

    /// <summary>404: no such object, or no such kind on this server.</summary>
    public bool IsNotFound => StatusCode == HttpStatusCode.NotFound;

    /// <summary>409 because the name is taken.</summary>
    public bool IsAlreadyExists => StatusCode == HttpStatusCode.Conflict && Reason is "AlreadyExists";

    /// <summary>409 because somebody else changed the object or owns the field.</summary>
    public bool IsConflict => StatusCode == HttpStatusCode.Conflict && Reason is not "AlreadyExists";

    /// <summary>403: not allowed, or over quota (see the message).</summary>
    public bool IsForbidden => StatusCode == HttpStatusCode.Forbidden;

    /// <summary>401: the credentials were not accepted, also not after they were read anew.</summary>
    public bool IsUnauthorized => StatusCode == HttpStatusCode.Unauthorized;

    /// <summary>410: the resource version or continue token is too old.</summary>
    public bool IsGone => StatusCode == HttpStatusCode.Gone;

    /// <summary>422: the object breaks the rules of its kind.</summary>
    public bool IsInvalid => StatusCode == HttpStatusCode.UnprocessableEntity;

    private static string Describe(V1Status status)
    {
        ArgumentNullException.ThrowIfNull(status);
        return string.IsNullOrWhiteSpace(status.Message)
            ? $"The Kubernetes API server answered {status.Code} {status.Reason}".TrimEnd() + "."
            : status.Message;
    }
}
