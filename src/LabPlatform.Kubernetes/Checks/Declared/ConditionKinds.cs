using LabPlatform.Domain.Checks.Declared;
using LabPlatform.Domain.Sessions;
using LabPlatform.Kubernetes.Client;
using LabPlatform.Kubernetes.Watching;

namespace LabPlatform.Kubernetes.Checks.Declared;

/// <summary>What has to be known to judge a check, and to say why something is not so.</summary>
internal static class ConditionKinds
{
    /// <summary>Whoever speaks of pods, or of what makes or needs them, has to say why they do not run.</summary>
    private static readonly string[] s_explaining = ["pods", "deployments", "replicasets", "statefulsets"];

    private static readonly string[] s_explained =
        ["pods", "services", "endpoints", "deployments", "replicasets", "statefulsets", "daemonsets", "jobs", "replicationcontrollers"];

    /// <summary>Kinds with host namespaces; a namespace the session does not have is left out.</summary>
    public static IReadOnlyCollection<(ApiResource<KubernetesObject> Kind, string Namespace)> Of(DeclaredCheck check, NamespaceMap namespaces) =>
        [.. check.Conditions.SelectMany(References).SelectMany(reference => Of(reference, namespaces)).Distinct()];

    /// <summary>Asks more than what is in the cluster's store: a request is sent, or a command run.</summary>
    public static bool IsAsked(Condition condition) => condition switch
    {
        ServiceAnswers or CommandPrints => true,
        AllOf all => all.Conditions.Any(IsAsked),
        AnyOf any => any.Conditions.Any(IsAsked),
        NotSo not => IsAsked(not.Other),
        _ => false,
    };

    private static IEnumerable<ObjectReference> References(Condition condition) => condition switch
    {
        ObjectExists exists => [exists.Target],
        ObjectIsAbsent absent => [absent.Target],
        FieldHolds field => [field.Target],
        RolloutIsComplete rollout => [rollout.Workload],
        ServiceSelects selects => [selects.Service],
        ReplicaShares shares => [shares.Service],
        ServiceAnswers answers => [answers.Service],
        AllOf all => all.Conditions.SelectMany(References),
        AnyOf any => any.Conditions.SelectMany(References),
        NotSo not => References(not.Other),
        _ => [],
    };

    private static IEnumerable<(ApiResource<KubernetesObject> Kind, string Namespace)> Of(ObjectReference reference, NamespaceMap namespaces)
    {
        if (!namespaces.Learner.TryGetValue(reference.Namespace, out var host))
        {
            yield break;
        }

        yield return (ObservedKinds.Of(reference.Kind), host.Name);
        if (s_explained.Contains(reference.Kind.Plural, StringComparer.Ordinal))
        {
            foreach (var kind in s_explaining)
            {
                yield return (ObservedKinds.Of(kind), host.Name);
            }

            yield return (ObservedKinds.Events, host.Name);
        }
    }
}
