using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using LabPlatform.Domain.Checks.Declared;
using LabPlatform.Kubernetes.Watching;

namespace LabPlatform.Kubernetes.Judging;

/// <summary>A Service as it was last seen: whom it sends requests to, and where it takes them.</summary>
internal sealed class SeenService
{
    private readonly SeenObject _item;
    private readonly Selection _selection;

    public SeenService(SeenObject item)
    {
        _item = item;
        Selector = item.Field("spec", "selector") is { ValueKind: JsonValueKind.Object } selector
            ? selector.EnumerateObject().ToDictionary(pair => pair.Name, pair => pair.Value.GetString() ?? "", StringComparer.Ordinal)
            : [];
        _selection = Selection.For(Selector);
    }

    public string Name => _item.Name;

    /// <summary>The labels it looks for; empty where it has no selector, and then it reaches no pods.</summary>
    public IReadOnlyDictionary<string, string> Selector { get; }

    /// <summary>Its own ports, each with the port of the pods: a number or a name.</summary>
    public ImmutableArray<(int Number, string Target)> Ports =>
        _item.Field("spec", "ports") is { ValueKind: JsonValueKind.Array } ports ? [.. ports.EnumerateArray().Select(Port)] : [];

    /// <summary>Those of its own ports that speak TCP.</summary>
    public ImmutableArray<int> TcpPorts => _item.Field("spec", "ports") is { ValueKind: JsonValueKind.Array } ports
        ? [.. ports.EnumerateArray().Where(port => !port.TryGetProperty("protocol", out var protocol) || protocol.GetString() is "TCP").Select(port => Port(port).Number)]
        : [];

    /// <summary>The cluster's own address of it; null for one that has none (headless).</summary>
    public string? ClusterIp => _item.Field("spec", "clusterIP")?.GetString() is { } address and not ("" or "None") ? address : null;

    /// <summary>Neither ended nor on its way out: once ready, it gets the requests of a Service that looks for its labels.</summary>
    public static bool CanServe(SeenObject pod) => !pod.IsGoing && pod.Pod.Status.Phase is not ("Succeeded" or "Failed");

    /// <summary>Carries the labels of the selector, and can serve.</summary>
    public bool Chooses(SeenObject pod) => Selector.Count > 0 && CanServe(pod) && _selection.Matches(pod.Labels);

    private static (int Number, string Target) Port(JsonElement port)
    {
        var number = port.GetProperty("port").GetInt32();
        return (number, port.TryGetProperty("targetPort", out var target) ? JsonPathValues.TextOf(target) : number.ToString(CultureInfo.InvariantCulture));
    }
}
