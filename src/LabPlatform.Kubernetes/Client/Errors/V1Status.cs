namespace LabPlatform.Kubernetes.Client;

/// <summary>What the API server says about a refused (or, on exec's error channel, a finished) request.</summary>
/// <remarks>Kubernetes API reference, meta/v1 Status.</remarks>
public sealed record V1Status
{
    /// <summary><c>Success</c> or <c>Failure</c>.</summary>
    public string? Status { get; init; }

    /// <summary>For people; not to be parsed.</summary>
    public string? Message { get; init; }

    /// <summary>One word for programs, e.g. <c>NotFound</c>, <c>AlreadyExists</c>, <c>NonZeroExitCode</c>.</summary>
    public string? Reason { get; init; }

    /// <summary>The HTTP status code, 0 when the server left it out.</summary>
    public int Code { get; init; }

    public V1StatusDetails? Details { get; init; }
}

/// <summary>The object a <see cref="V1Status"/> is about.</summary>
public sealed record V1StatusDetails
{
    public string? Name { get; init; }

    public string? Group { get; init; }

    public string? Kind { get; init; }

    public string? Uid { get; init; }

    /// <summary>Seconds to wait before the next try; 0 when the server does not say.</summary>
    public int RetryAfterSeconds { get; init; }

    public IReadOnlyList<V1StatusCause> Causes { get; init; } = [];
}

/// <summary>One of several reasons, for instance one per invalid field.</summary>
public sealed record V1StatusCause
{
    public string? Reason { get; init; }

    public string? Message { get; init; }

    /// <summary>JSON path of the field the cause is about.</summary>
    public string? Field { get; init; }
}
