using System.Collections.Concurrent;
using System.Globalization;
using System.Threading.Channels;
using LabPlatform.Kubernetes;
using LabPlatform.Kubernetes.Client;
using LabPlatform.UnitTests.Kubernetes.Client;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace LabPlatform.UnitTests.Checks.Declared;

/// <summary>An API server that lists and streams what a test puts into it, and counts who watches.</summary>
internal sealed class ClusterDouble : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(string Plural, string Namespace, string Name), string> _objects = [];
    private readonly List<(string Plural, string? Namespace, Channel<string> Lines)> _watchers = [];
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("labplatform-cluster-");
    private ApiServerDouble? _server;
    private int _version = 1;

    /// <summary>Kinds the observer may not see.</summary>
    public ConcurrentDictionary<string, bool> Forbidden { get; } = new(StringComparer.Ordinal);

    public LabIdentities Identities { get; private set; } = null!;

    /// <summary>Kinds that are watched now, each as often as it is.</summary>
    public IReadOnlyList<string> Watched
    {
        get
        {
            lock (_gate)
            {
                return [.. _watchers.Select(watcher => watcher.Namespace is { } space ? $"{watcher.Plural} in {space}" : watcher.Plural).Order(StringComparer.Ordinal)];
            }
        }
    }

    public static async Task<ClusterDouble> StartAsync(TimeProvider? time = null)
    {
        var cluster = new ClusterDouble();
        cluster._server = await ApiServerDouble.StartAsync(cluster.AnswerAsync);
        await File.WriteAllTextAsync(
            Path.Combine(cluster._folder.FullName, "observer.kubeconfig"),
            $$"""
            { "apiVersion": "v1", "kind": "Config", "current-context": "c", "clusters": [{ "name": "c", "cluster": { "server": "{{cluster._server.Address}}" } }],
              "users": [{ "name": "u", "user": {} }], "contexts": [{ "name": "c", "context": { "cluster": "c", "user": "u" } }] }
            """,
            TestContext.Current.CancellationToken);
        cluster.Identities = new LabIdentities(
            Options.Create(new LabKubernetesOptions { IdentitiesDirectory = cluster._folder.FullName }), time ?? TimeProvider.System, NullLogger<KubernetesClient>.Instance);
        return cluster;
    }

    public void PutPod(string @namespace, string name) => Put("pods", @namespace, name, "\"status\": { \"phase\": \"Running\" }");

    public void Put(string plural, string @namespace, string name, string more)
    {
        lock (_gate)
        {
            var key = (plural, @namespace, name);
            var type = _objects.ContainsKey(key) ? "MODIFIED" : "ADDED";
            _objects[key] = $$"""{"metadata":{"name":"{{name}}","namespace":"{{@namespace}}","uid":"{{@namespace}}-{{name}}","resourceVersion":"{{++_version}}"},{{more}}}""";
            Tell(key, type, _objects[key]);
        }
    }

    public void Delete(string plural, string @namespace, string name)
    {
        lock (_gate)
        {
            _objects.Remove((plural, @namespace, name), out var last);
            Tell((plural, @namespace, name), "DELETED", last!);
        }
    }

    /// <summary>Every watch ends, as when the server starts anew.</summary>
    public void DropWatches()
    {
        lock (_gate)
        {
            _watchers.ForEach(watcher => watcher.Lines.Writer.TryComplete());
        }
    }

    public async ValueTask DisposeAsync()
    {
        DropWatches();
        Identities.Dispose();
        await _server!.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private void Tell((string Plural, string Namespace, string Name) key, string type, string item)
    {
        foreach (var (plural, space, lines) in _watchers)
        {
            if (string.Equals(plural, key.Plural, StringComparison.Ordinal) && (space is null || string.Equals(space, key.Namespace, StringComparison.Ordinal)))
            {
                lines.Writer.TryWrite($$"""{"type":"{{type}}","object":{{item}}}""" + "\n");
            }
        }
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var parts = context.Request.Path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var (plural, space) = (parts[^1], parts is [.., "namespaces", var name, _] ? name : null);
        if (Forbidden.ContainsKey(plural))
        {
            await context.StatusAsync(403, "Forbidden");
        }
        else if (context.Request.Query.ContainsKey("watch"))
        {
            await StreamAsync(context, plural, space, int.Parse(context.Request.Query["resourceVersion"].ToString(), CultureInfo.InvariantCulture));
        }
        else
        {
            string list;
            lock (_gate)
            {
                list = $$"""{"metadata":{"resourceVersion":"{{_version}}"},"items":[{{string.Join(',', Matching(plural, space).Select(item => item.Value))}}]}""";
            }

            await context.JsonAsync(list);
        }
    }

    private async Task StreamAsync(HttpContext context, string plural, string? space, int from)
    {
        var watcher = (plural, space, Channel.CreateUnbounded<string>());
        lock (_gate)
        {
            _watchers.Add(watcher);
            if (from < _version)
            {
                // Nobody keeps a history here: whoever is behind gets all of it again, which tells nothing twice.
                foreach (var (_, item) in Matching(plural, space))
                {
                    watcher.Item3.Writer.TryWrite($$"""{"type":"MODIFIED","object":{{item}}}""" + "\n");
                }
            }
        }

        try
        {
            await context.Response.StartAsync(context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            await foreach (var line in watcher.Item3.Reader.ReadAllAsync(context.RequestAborted))
            {
                await context.Response.WriteAsync(line, context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
            }
        }
        catch (OperationCanceledException)
        {
            // Whoever watched has gone.
        }
        finally
        {
            lock (_gate)
            {
                _watchers.Remove(watcher);
            }
        }
    }

    private IEnumerable<KeyValuePair<(string Plural, string Namespace, string Name), string>> Matching(string plural, string? space) => _objects.Where(item =>
        string.Equals(item.Key.Plural, plural, StringComparison.Ordinal) && (space is null || string.Equals(space, item.Key.Namespace, StringComparison.Ordinal)));
}
