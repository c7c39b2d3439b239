namespace LabPlatform.Kubernetes.Client;

/// <summary>The API server could not be reached, was lost on the way, or answered something that is not Kubernetes. The message says what, in plain words.</summary>
/// <remarks>Never thrown for a refusal by the API server: that is a <see cref="KubernetesException"/>.</remarks>
public sealed class KubernetesConnectionException : IOException
{
    public KubernetesConnectionException(string message)
        : base(message)
    {
    }

    public KubernetesConnectionException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>False when the request surely never left this machine, so that sending it again cannot do anything twice.</summary>
    public bool MayHaveReachedServer { get; init; } = true;
}
