using LabPlatform.Kubernetes.Client;
using LabPlatform.Tests.Shared;
using LabPlatform.Tests.Shared.Fakes;
using Microsoft.AspNetCore.Http;

namespace LabPlatform.UnitTests.Kubernetes.Client;

/// <summary>A watch whose server misbehaves tells every change once, in order, and nothing that did not happen.</summary>
public sealed class WatchTests
{
    private static readonly WatchOptions s_options = new() { SilenceLimit = TimeSpan.FromMinutes(5), MinPause = TimeSpan.FromMilliseconds(10), MaxPause = TimeSpan.FromMilliseconds(50) };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Watch_DroppedConnection_GoesOnFromTheLastVersionWithoutAList()
    {
        var read = NewSignal();
        await using var server = await ScriptAsync(
            List(5, ("a", 1, "u")),
            Watch([Event("ADDED", "b", 6)], abort: read.Task),
            Watch([Event("MODIFIED", "a", 9)]));
        await using var watch = Start(server);

        (await watch.NextAsync()).ShouldBe("List: Added a");
        (await watch.NextAsync()).ShouldBe("Changes: Added b");
        read.SetResult();
        (await watch.NextAsync()).ShouldBe("Changes: Modified a");
        Versions(server).ShouldBe(["list", "5", "6"]);
        server.Requests[1].ShouldContain("allowWatchBookmarks=true");
        server.Requests[1].ShouldContain("timeoutSeconds=270");
    }

    [Fact]
    public async Task Watch_Bookmark_IsToldNobodyAndGoneOnFrom()
    {
        await using var server = await ScriptAsync(
            List(5),
            context => context.Response.WriteAsync(Event("BOOKMARK", "", 8) + "\n", Token),
            Watch([Event("ADDED", "a", 9)]));
        await using var watch = Start(server);

        (await watch.NextAsync()).ShouldBe("List: ");
        (await watch.NextAsync()).ShouldBe("Changes: Added a");
        Versions(server).ShouldBe(["list", "5", "8"]);
    }

    public static TheoryData<string, string> ReasonsToListAgain => new()
    {
        { "410 as an answer", "answer" },
        { "410 as an event", """{"type":"ERROR","object":{"kind":"Status","status":"Failure","reason":"Expired","code":410}}""" },
        { "another error event", """{"type":"ERROR","object":{"kind":"Status","status":"Failure","reason":"InternalError","code":500}}""" },
        { "no JSON", "{\"type\":\"ADDED\",\"object\":{" },
        { "another JSON", "[1,2,3]" },
        { "an unknown type", """{"type":"SURPRISE","object":{"metadata":{"name":"z","resourceVersion":"77"}}}""" },
        { "wrong fields", """{"type":"ADDED","object":{"metadata":{"name":["z"]}}}""" },
    };

    [Theory]
    [MemberData(nameof(ReasonsToListAgain))]
    public async Task Watch_CannotGoOn_ListsAgainAndTellsTheDifferences_F7(string what, string line)
    {
        await using var server = await ScriptAsync(
            List(5, ("same", 1, "u1"), ("changed", 2, "u2"), ("gone", 3, "u3"), ("replaced", 4, "u4")),
            line is "answer" ? context => context.StatusAsync(410, "Expired") : Watch([line]),
            List(20, ("same", 1, "u1"), ("changed", 12, "u2"), ("replaced", 13, "u5"), ("new", 14, "u6")),
            Watch([Event("DELETED", "new", 21)]));
        await using var watch = Start(server);

        (await watch.NextAsync()).ShouldStartWith("List: Added", Case.Sensitive, what);
        (await watch.NextAsync()).ShouldBe("List: Deleted gone, Modified changed, Deleted replaced, Added replaced, Added new", what);
        (await watch.NextAsync()).ShouldBe("Changes: Deleted new", what);
        Versions(server).ShouldBe(["list", "5", "list", "20"], what);
    }

    [Fact]
    public async Task Watch_SilentlyDead_IsReplaced_F8()
    {
        await using var server = await ScriptAsync(
            List(5),
            async context =>
            {
                await context.Response.Body.FlushAsync(Token);
                await Task.Delay(Timeout.Infinite, context.RequestAborted);
            },
            Watch([Event("ADDED", "a", 6)]));
        var time = new ManualTime();
        var limit = TimeSpan.FromSeconds(20); // below the limit of a request, so that no other wait can be meant
        await using var watch = Start(server, s_options with { SilenceLimit = limit }, time);

        (await watch.NextAsync()).ShouldBe("List: ");
        var next = watch.NextAsync();
        (await time.PassWaitAsync(limit)).ShouldBe(limit);
        await time.PassWaitAsync(s_options.MaxPause);
        (await next).ShouldBe("Changes: Added a");
        Versions(server).ShouldBe(["list", "5", "5"]);
    }

    [Fact]
    public async Task Watch_RepeatedAndStaleEvents_AreToldOnce()
    {
        await using var server = await ScriptAsync(
            List(5, ("a", 5, "u")),
            Watch([Event("ADDED", "a", 5), Event("DELETED", "unknown", 6), Event("MODIFIED", "b", 7), Event("MODIFIED", "b", 7), Event("ADDED", "a", 8), Event("DELETED", "a", 9), Event("DELETED", "a", 9)]));
        await using var watch = Start(server);

        (await watch.NextAsync()).ShouldBe("List: Added a");
        (await watch.NextEventsAsync(3)).ShouldBe(["Added b", "Modified a", "Deleted a"]);
    }

    [Fact]
    public async Task Watch_EventsInOddPieces_AreReadWhole()
    {
        var text = string.Join('\n', Event("ADDED", "a", 6), Event("ADDED", "ü", 7), Event("ADDED", "c", 8)) + "\n";
        await using var server = await ScriptAsync(List(5), async context =>
        {
            foreach (var part in System.Text.Encoding.UTF8.GetBytes(text).Chunk(7))
            {
                await context.Response.Body.WriteAsync(part, Token);
                await context.Response.Body.FlushAsync(Token);
            }

            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
        await using var watch = Start(server);

        (await watch.NextAsync()).ShouldBe("List: ");
        (await watch.NextEventsAsync(3)).ShouldBe(["Added a", "Added ü", "Added c"]);
    }

    [Fact]
    public async Task Watch_HalfALineAtTheEnd_IsNoEvent()
    {
        await using var server = await ScriptAsync(
            List(5),
            async context => await context.Response.WriteAsync(Event("ADDED", "a", 6) + "\n" + Event("ADDED", "b", 7)[..20], Token),
            Watch([Event("ADDED", "b", 7)]));
        await using var watch = Start(server);

        await watch.NextAsync();
        (await watch.NextAsync()).ShouldBe("Changes: Added a");
        (await watch.NextAsync()).ShouldBe("Changes: Added b");
        Versions(server).ShouldBe(["list", "5", "6"]);
    }

    [Fact]
    public async Task Watch_ServerAway_SaysSoAndComesBack()
    {
        var read = NewSignal();
        await using var server = await ScriptAsync(
            List(5, ("a", 1, "u")),
            Watch([Event("ADDED", "b", 6)], abort: read.Task),
            context => context.StatusAsync(403, "Forbidden", "not you"),
            context => context.StatusAsync(403, "Forbidden", "not you"),
            List(9));
        await using var watch = Start(server);

        (await watch.NextAsync()).ShouldBe("List: Added a");
        (await watch.NextAsync()).ShouldBe("Changes: Added b");
        read.SetResult();
        (await watch.NextAsync()).ShouldBe("Interruption: not you");
        (await watch.NextAsync()).ShouldBe("Interruption: not you");
        (await watch.NextAsync()).ShouldBe("List: Deleted a, Deleted b");
    }

    [Fact]
    public async Task Watch_ServerEndsEachAtOnce_IsNotHammered()
    {
        await using var server = await ApiServerDouble.StartAsync(context =>
            context.Request.Query.ContainsKey("watch") ? context.Response.WriteAsync("") : List(5)(context));
        var time = new ManualTime();
        var watch = Start(server, s_options with { MinPause = TimeSpan.FromSeconds(0.2), MaxPause = TimeSpan.FromSeconds(3) }, time);
        await watch.NextAsync();
        var next = watch.NextAsync();

        // Each twice as long as the one before, shortened by half at most, up to the longest.
        double[] longest = [0.2, 0.4, 0.8, 1.6, 3, 3];
        for (var i = 0; i < longest.Length; i++)
        {
            var pause = await time.PassWaitAsync(TimeSpan.FromSeconds(3));
            pause.ShouldBeInRange(TimeSpan.FromSeconds(Math.Max(0.2, longest[i] / 2)), TimeSpan.FromSeconds(longest[i]));
            await Waits.UntilAsync("the next watch begins", () => Task.FromResult(server.Requests.Count == i + 3)); // a list and one watch came before
        }

        await watch.DisposeAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => next);
    }

    [Fact]
    public async Task Watch_Cancelled_EndsThoughTheServerHangs()
    {
        await using var server = await ScriptAsync(List(5), async context =>
        {
            await context.Response.Body.FlushAsync(Token);
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
        using var cancel = new CancellationTokenSource();
        using var client = server.CreateClient();
        await using var batches = client.WatchAsync(ApiResource.ConfigMaps, "lab", s_options, cancel.Token).GetAsyncEnumerator(Token);
        await batches.MoveNextAsync();
        var next = batches.MoveNextAsync().AsTask();
        await Waits.UntilAsync("the watch is open", () => Task.FromResult(server.Requests.Count == 2));

        await cancel.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => next.DefaultTimeout());
    }

    private static WatchReader Start(ApiServerDouble server, WatchOptions? options = null, TimeProvider? time = null) => new(server.CreateClient(time: time), options ?? s_options);

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Answers requests by the list, then hangs.</summary>
    private static Task<ApiServerDouble> ScriptAsync(params Func<HttpContext, Task>[] answers)
    {
        var next = 0;
        return ApiServerDouble.StartAsync(context =>
        {
            var index = Interlocked.Increment(ref next) - 1;
            return index < answers.Length ? answers[index](context) : Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
    }

    private static Func<HttpContext, Task> List(int version, params (string Name, int Version, string Uid)[] items)
    {
        var json = items.Select(item => $$$"""{"metadata":{"name":"{{{item.Name}}}","namespace":"lab","uid":"{{{item.Uid}}}","resourceVersion":"{{{item.Version}}}"}}""");
        return context => context.JsonAsync($$"""{"metadata":{"resourceVersion":"{{version}}"},"items":[{{string.Join(',', json)}}]}""");
    }

    /// <summary>Sends the lines and keeps the connection open, or breaks it when told to.</summary>
    private static Func<HttpContext, Task> Watch(string[] lines, Task? abort = null) => async context =>
    {
        await context.Response.Body.FlushAsync(Token);
        foreach (var line in lines)
        {
            await context.Response.WriteAsync(line + "\n", Token);
        }

        await context.Response.Body.FlushAsync(Token);
        await (abort ?? Task.Delay(Timeout.Infinite, Token)).WaitAsync(context.RequestAborted);
        context.Abort();
    };

    private static string Event(string type, string name, int version) =>
        $$$$"""{"type":"{{{{type}}}}","object":{"metadata":{"name":"{{{{name}}}}","namespace":"lab","uid":"u","resourceVersion":"{{{{version}}}}"}}}""";

    private static IEnumerable<string> Versions(ApiServerDouble server) => server.Requests.Select(request =>
        request.Contains("watch=true", StringComparison.Ordinal) ? request.Split("resourceVersion=")[1].Split('&')[0] : "list");
}
