using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Text.Json.Nodes;
using LabPlatform.Kubernetes.Client;
using LabPlatform.Tests.Shared;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace LabPlatform.UnitTests.Kubernetes.Client;

/// <summary>What is logged and counted, and what must not be.</summary>
public sealed class ObservationTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Log_RetriesAndRestarts_AreThereWithoutSecretsNamesOrBodies()
    {
        var requests = 0;
        await using var server = await ApiServerDouble.StartAsync(context => Interlocked.Increment(ref requests) switch
        {
            1 or 3 => context.StatusAsync(429, "TooManyRequests", "secret-message", retryAfter: 0),
            2 => context.JsonAsync("{}"),
            4 => context.JsonAsync("""{"metadata":{"resourceVersion":"1"},"items":[]}"""),
            5 => context.StatusAsync(410, "Expired", "secret-message"),
            _ => context.JsonAsync("""{"metadata":{"resourceVersion":"9"},"items":[{"metadata":{"name":"secret-name","uid":"u"}}]}"""),
        });
        var logger = new ListLogger();
        var configuration = new KubernetesClientConfiguration { Host = server.Address, AccessToken = "secret-token" };
        using var client = new KubernetesClient(configuration, logger: logger);

        await client.CreateAsync(ApiResource.Secrets, "secret-namespace", new JsonObject { ["data"] = "secret-body" }, Token);
        await using var watch = client.WatchAsync(ApiResource.Secrets, "secret-namespace", null, Token).GetAsyncEnumerator(Token);
        await watch.MoveNextAsync().AsTask().DefaultTimeout();
        await watch.MoveNextAsync().AsTask().DefaultTimeout();

        logger.Entries.Select(entry => entry.Id).ShouldBe([300, 300, 302]);
        logger.Entries.ShouldAllBe(entry => !entry.Text.Contains("secret-", StringComparison.Ordinal));
        logger.Entries[0].Text.ShouldStartWith("The Kubernetes API server answered 429 to a POST; next try in ");
    }

    [Fact]
    public async Task WatchRestarts_AreCountedByReason_F7()
    {
        // A meter is the whole process's: what other tests count meanwhile carries no mark.
        var mine = new AsyncLocal<bool> { Value = true };
        var reasons = new ConcurrentQueue<string>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Name is "labplatform.kubernetes.watch.restarts")
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((_, _, tags, _) =>
        {
            if (mine.Value)
            {
                reasons.Enqueue((string)tags[0].Value!);
            }
        });
        listener.Start();
        var requests = 0;
        await using var server = await ApiServerDouble.StartAsync(context => Interlocked.Increment(ref requests) == 2
            ? context.Response.WriteAsync("""{"type":"ERROR","object":{"kind":"Status","code":410}}""" + "\n")
            : context.JsonAsync("""{"metadata":{"resourceVersion":"1"},"items":[]}"""));
        using var client = server.CreateClient();
        await using var watch = client.WatchAsync(ApiResource.Pods, "lab", null, Token).GetAsyncEnumerator(Token);

        await watch.MoveNextAsync().AsTask().DefaultTimeout();
        await watch.MoveNextAsync().AsTask().DefaultTimeout();

        reasons.ShouldBe(["gone"]);
    }

    private sealed class ListLogger : ILogger<KubernetesClient>
    {
        private readonly ConcurrentQueue<(int, string)> _entries = new();

        public IReadOnlyList<(int Id, string Text)> Entries => [.. _entries];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            _entries.Enqueue((eventId.Id, formatter(state, exception) + exception));
    }
}
