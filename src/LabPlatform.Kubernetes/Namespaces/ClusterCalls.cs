using LabPlatform.Domain.Environments;
using LabPlatform.Kubernetes.Client;

namespace LabPlatform.Kubernetes.Namespaces;

/// <summary>Turns what the API client throws into words for the learner.</summary>
internal static class ClusterCalls
{
    /// <param name="what">What was tried, to follow "The cluster …", e.g. "could not make the lab's namespaces".</param>
    /// <param name="call">The work.</param>
    /// <exception cref="EnvironmentException">Everything but cancellation and faults of ours.</exception>
    public static async Task<T> TellAsync<T>(string what, Func<Task<T>> call)
    {
        try
        {
            return await call().ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is KubernetesConnectionException or KubeConfigException or KubernetesException)
        {
            throw new EnvironmentException(Words(what, exception), exception);
        }
    }

    /// <param name="what">What was tried, to follow "The cluster …".</param>
    /// <param name="exception">What the API client threw.</param>
    public static string Words(string what, Exception exception) => exception switch
    {
        KubeConfigException => LabIdentities.NotSetUpRightly,
        KubernetesException refusal => $"The cluster {what}: {InWords(refusal)}",
        _ => "The cluster does not answer.",
    };

    public static Task TellAsync(string what, Func<Task> call) => TellAsync(what, async () =>
    {
        await call().ConfigureAwait(false);
        return true;
    });

    private static string InWords(KubernetesException exception) => exception switch
    {
        _ when QuotaWords.Find(exception.Message) is { } quota => quota,
        { IsUnauthorized: true } => "it does not accept the platform's credentials (any more).",
        { IsForbidden: true } => $"the platform lacks a right there ({exception.Message})",
        _ => exception.Message,
    };
}
