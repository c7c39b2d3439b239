using System.Collections.Immutable;
using System.Text.Json;
using LabPlatform.Domain.ClusterViews;
using LabPlatform.Kubernetes.Client;
using LabPlatform.Kubernetes.Judging;
using LabPlatform.Kubernetes.Watching;

namespace LabPlatform.Kubernetes.ClusterViews;

/// <summary>One pod: its state in a word and in a sentence, and its details.</summary>
internal static class PodDrawing
{
    private const int MostEvents = 6;

    /// <summary>Letters of what is shown; learners may write events of their own.</summary>
    private const int Longest = 300;

    public static PodPicture Draw(LabSpace space, SeenObject seen, ImmutableArray<SeenService> services)
    {
        var pod = seen.Pod;
        var (state, sentence) = Describe(space, seen, services);
        return new PodPicture
        {
            Uid = seen.Uid ?? seen.Name,
            Name = seen.Name,
            State = state,
            Sentence = sentence,
            Version = VersionOf(pod),
            Images = [.. pod.Spec.Containers.Select(container => container.Image ?? "")],
            Restarts = pod.Status.ContainerStatuses.Sum(status => status.RestartCount),
            Labels = [.. Words.OwnLabels(seen)],
            Ip = pod.Status.PodIp,
            TcpPorts = [.. TcpPorts(pod).Distinct()],
            Uses = [.. Uses(pod).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            Events = [.. space.EventsOf(seen).Take(MostEvents).Select(Draw)],
        };
    }

    private static (ObjectState State, string Sentence) Describe(LabSpace space, SeenObject seen, ImmutableArray<SeenService> services)
    {
        if (seen.IsGoing)
        {
            return (ObjectState.Going, "It is being deleted.");
        }

        if (seen.Pod.Status.Phase is "Succeeded")
        {
            return (ObjectState.Done, "It has done its work and ended.");
        }

        if (!seen.Pod.IsReady)
        {
            var (words, stuck) = PodJudge.Explain(space, seen);
            return (stuck ? ObjectState.Failing : ObjectState.Waiting, words);
        }

        var senders = services.Where(service => service.Chooses(seen)).Select(service => service.Name).ToList();
        return (ObjectState.Ready, senders switch
        {
            [] => "It runs and is ready. No Service sends it requests.",
            [var only] => $"It runs and is ready. Service {only} sends it requests.",
            _ => $"It runs and is ready. The Services {Words.List(senders)} send it requests.",
        });
    }

    /// <summary>What tells an old pod from a new one: a label, else the tag of its first image.</summary>
    public static string VersionOf(V1Pod pod) =>
        pod.Metadata.Label("version") ?? pod.Metadata.Label("app.kubernetes.io/version") ?? TagOf(pod.Spec.Containers.FirstOrDefault()?.Image ?? "");

    /// <summary>What comes after the name; the beginning of the checksum where an image is asked for by that.</summary>
    private static string TagOf(string image)
    {
        const int Digits = 7;
        var digest = image.IndexOf("@sha256:", StringComparison.Ordinal);
        if (digest >= 0)
        {
            return image[(digest + 8)..] is { Length: > Digits } checksum ? checksum[..Digits] : "latest";
        }

        var colon = image.LastIndexOf(':');
        return colon > image.LastIndexOf('/') ? image[(colon + 1)..] : "latest";
    }

    private static IEnumerable<int> TcpPorts(V1Pod pod) =>
        from container in pod.Spec.Containers
        from port in Items(container.Fields, "ports")
        where port.ValueKind == JsonValueKind.Object && (!port.TryGetProperty("protocol", out var protocol) || protocol.GetString() is "TCP")
        select port.TryGetProperty("containerPort", out var number) ? number.GetInt32() : 0 into number
        where number > 0
        select number;

    private static IEnumerable<string> Uses(V1Pod pod)
    {
        foreach (var volume in Items(pod.Spec.Fields, "volumes"))
        {
            if (Name(volume, "configMap", "name") is { } map)
            {
                yield return $"ConfigMap {map}";
            }
            else if (Name(volume, "secret", "secretName") is { } secret && !secret.Contains("-token-", StringComparison.Ordinal)) // the account's own, which nobody asked for
            {
                yield return $"Secret {secret}";
            }
            else if (Name(volume, "persistentVolumeClaim", "claimName") is { } claim)
            {
                yield return $"PersistentVolumeClaim {claim}";
            }
        }

        foreach (var container in pod.Spec.Containers)
        {
            var sources = Items(container.Fields, "envFrom").Select(source => (Item: source, Map: "configMapRef", Secret: "secretRef"))
                .Concat(Items(container.Fields, "env").Where(variable => variable.TryGetProperty("valueFrom", out _)).Select(variable => (Item: variable.GetProperty("valueFrom"), Map: "configMapKeyRef", Secret: "secretKeyRef")));
            foreach (var (source, configMap, secretKey) in sources)
            {
                if (Name(source, configMap, "name") is { } map)
                {
                    yield return $"ConfigMap {map}";
                }
                else if (Name(source, secretKey, "name") is { } secret)
                {
                    yield return $"Secret {secret}";
                }
            }
        }
    }

    private static ImmutableArray<JsonElement> Items(IDictionary<string, JsonElement>? fields, string name) =>
        fields is not null && fields.TryGetValue(name, out var list) && list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray()] : [];

    private static string? Name(JsonElement item, string part, string name) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty(part, out var found) && found.ValueKind == JsonValueKind.Object && found.TryGetProperty(name, out var value)
            ? value.GetString()
            : null;

    private static PodEvent Draw(Corev1Event noted) => new(
        noted.LastTimestamp ?? noted.EventTime ?? noted.Metadata.CreationTimestamp,
        noted.Type is "Warning",
        (noted.Reason ?? "").CutAt(Longest),
        (noted.Message ?? "").CutAt(Longest),
        noted.Count ?? 1);
}
