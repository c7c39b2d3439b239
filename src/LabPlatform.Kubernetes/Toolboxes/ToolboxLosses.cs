using System.Collections.Immutable;
using LabPlatform.Domain.Environments;
using LabPlatform.Domain.Sessions;
using LabPlatform.Kubernetes.Client;
using LabPlatform.Kubernetes.Namespaces;
using Microsoft.Extensions.Logging;

namespace LabPlatform.Kubernetes.Toolboxes;

/// <summary>Finds the sessions whose toolbox is gone or cannot run again, with one list for all of them.</summary>
internal sealed partial class ToolboxLosses(LabIdentities identities, ILogger<ToolboxLosses> logger)
{
    private const string Selector = $"{LabLabels.Part}={ToolboxPods.Toolbox}";

    /// <returns>The same environments, in the same order; without any loss where the cluster does not let us look at pods.</returns>
    public async Task<ImmutableArray<FoundEnvironment>> MarkAsync(ImmutableArray<FoundEnvironment> found, CancellationToken cancellationToken)
    {
        if (found.IsEmpty)
        {
            return found;
        }

        try
        {
            var list = await ClusterCalls.TellAsync("could not list the toolboxes", () =>
                identities.Observer.ListAsync(ApiResource.Pods, null, cancellationToken, new ListOptions { LabelSelector = Selector })).ConfigureAwait(false);

            // By their namespace, never by a label: learners label pods as they like, but not there.
            var toolboxes = list.Items
                .Where(pod => string.Equals(pod.Name, ToolboxPods.Toolbox, StringComparison.Ordinal))
                .ToDictionary(pod => pod.Namespace!, StringComparer.Ordinal);
            return [.. found.Select(environment => environment with
            {
                ToolboxLoss = PodWords.LossOf(toolboxes.GetValueOrDefault(NamespaceMap.SystemOf(environment.Session).Name)),
            })];
        }
        catch (EnvironmentException exception)
        {
            // Namespaces that are over must go all the same.
            Log.NotSeen(logger, exception.Message);
            return found;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 322, EventName = "ToolboxesNotSeen", Level = LogLevel.Warning, Message = "Whether toolboxes were lost is not known: {Reason}")]
        public static partial void NotSeen(ILogger logger, string reason);
    }
}
