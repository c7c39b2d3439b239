namespace LabPlatform.Kubernetes.Client;

/// <summary>A kubeconfig, or a file or program it names, cannot be used. The message names the file and the entry.</summary>
public sealed class KubeConfigException : Exception
{
    public KubeConfigException(string message)
        : base(message)
    {
    }

    public KubeConfigException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
