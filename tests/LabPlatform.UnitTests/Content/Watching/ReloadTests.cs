using LabPlatform.Content;
using LabPlatform.Content.Images;
using LabPlatform.Content.Loading;
using LabPlatform.Content.Watching;
using LabPlatform.Domain.Scenarios;
using LabPlatform.Tests.Shared;
using LabPlatform.UnitTests.Content.Loading;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LabPlatform.UnitTests.Content.Watching;

/// <summary>The catalogue as a host has it: real files, real watching.</summary>
public sealed class ReloadTests : IDisposable
{
    private readonly TemporaryCatalogue _files = new();

    private readonly RecordingLogger _log = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task Catalogue_IsThereWhenTheHostHasStarted_AndFollowsItsFiles()
    {
        _files.Write("c/one/index.json", """{ "title": "One" }""").Write("c/two/index.json", """{ "title": "Two" }""");
        using var host = await StartAsync();
        var catalogue = host.Services.GetRequiredService<IScenarioCatalogue>();
        Titles(catalogue).ShouldBe(["One", "Two"]);
        var two = Find(catalogue, "c/two");
        var changes = 0;
        using var subscription = catalogue.Subscribe(() => Interlocked.Increment(ref changes));

        _files.Write("c/one/index.json", """{ "title": "Changed" }""");

        await Waits.UntilAsync("the change is seen", () => Task.FromResult(Titles(catalogue) is ["Changed", "Two"]));
        Find(catalogue, "c/two").ShouldBeSameAs(two);
        await Waits.UntilAsync("the listener is told", () => Task.FromResult(Volatile.Read(ref changes) > 0)); // who only looks sees it a moment earlier

        _files.Write("d/three/index.json", """{ "title": "Three" }""");
        await Waits.UntilAsync("a new folder is seen", () => Task.FromResult(Titles(catalogue) is ["Changed", "Two", "Three"]));
    }

    [Fact]
    public void Reload_ReadsOnlyWhatChanged_AlsoBehindLinks()
    {
        _files.Write("commons/intro.md", "One").Link("c/linked/intro.md", "../../commons/intro.md").Write("c/linked/index.json", """{ "title": "Linked", "details": { "intro": { "text": "intro.md" } } }""")
            .Write("c/missing/index.json", """{ "title": "Missing", "details": { "intro": { "text": "step1/later.md" }, "finish": { "text": "end.md" } } }""").Write("c/missing/end.md", "End")
            .Write("c/rest/index.json", """{ "title": "Rest" }""");
        var loader = new CatalogueLoader(new ImageStore());
        var catalogue = loader.Load(_files.Root, Catalogue.Empty, TreeSnapshot.Of(_files.Root));
        var rest = Entry("c/rest");

        _files.Write("commons/intro.md", "Two").Write("c/missing/step1/later.md", "There");
        catalogue = loader.Load(_files.Root, catalogue, TreeSnapshot.Of(_files.Root));

        Entry("c/linked").Scenario.ShouldNotBeNull().Intro.ShouldNotBeNull().Markdown.ShouldBe("Two");
        Entry("c/missing").Scenario.ShouldNotBeNull().Intro.ShouldNotBeNull().Markdown.ShouldBe("There");
        Entry("c/rest").Scenario.ShouldBeSameAs(rest.Scenario);

        _files.Link("c/rest/structure.json", "../../commons/none"); // any new link may lead anywhere: all is read, and the same is found
        catalogue = loader.Load(_files.Root, catalogue, TreeSnapshot.Of(_files.Root));
        Entry("c/rest").Scenario.ShouldBeSameAs(rest.Scenario);

        CatalogueEntry Entry(string id) => catalogue.Find(ScenarioId.Parse(id)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Problem_IsLoggedOnce_AndAgainWhenItComesBack()
    {
        _files.Write("c/bad/index.json", "{").Write("c/good/index.json", """{ "title": "Good" }""");
        using var host = await StartAsync();
        var catalogue = host.Services.GetRequiredService<IScenarioCatalogue>();
        _log.Count("c/bad/index.json").ShouldBe(1);

        _files.Write("c/good/index.json", """{ "title": "Better" }""");
        await Waits.UntilAsync("another change is seen", () => Task.FromResult(Titles(catalogue) is ["bad", "Better"]));
        _log.Count("c/bad/index.json").ShouldBe(1);

        _files.Write("c/bad/index.json", """{ "title": "Mended" }""");
        await Waits.UntilAsync("it is mended", () => Task.FromResult(Titles(catalogue) is ["Mended", "Better"]));
        _files.Write("c/bad/index.json", "{");
        await Waits.UntilAsync("it is broken again", () => Task.FromResult(Titles(catalogue) is ["bad", "Better"]));
        _log.Count("c/bad/index.json").ShouldBe(2);
    }

    [Fact]
    public async Task ListenerThatThrows_DisturbsNobody_AndADisposedOneIsNotCalled()
    {
        _files.Write("c/one/index.json", """{ "title": "One" }""");
        using var host = await StartAsync();
        var catalogue = host.Services.GetRequiredService<IScenarioCatalogue>();
        var (called, disposed) = (0, 0);
        using var bad = catalogue.Subscribe(() => throw new InvalidOperationException("tab is dying"));
        using var good = catalogue.Subscribe(() => Interlocked.Increment(ref called));
        catalogue.Subscribe(() => Interlocked.Increment(ref disposed)).Dispose();

        _files.Write("c/one/index.json", """{ "title": "Two" }""");

        await Waits.UntilAsync("the good listener is called", () => Task.FromResult(Volatile.Read(ref called) > 0));
        Volatile.Read(ref disposed).ShouldBe(0);
    }

    [Fact]
    public async Task Root_ThatVanishes_LeavesTheLastCatalogue()
    {
        _files.Write("c/one/index.json", """{ "title": "One" }""");
        using var host = await StartAsync(pollInterval: "00:00:01");
        var catalogue = host.Services.GetRequiredService<IScenarioCatalogue>();

        Directory.Move(_files.Root, _files.Root + "-away");
        await Waits.UntilAsync("it is noticed", () => Task.FromResult(_log.Count("the last one stays") > 0));
        Titles(catalogue).ShouldBe(["One"]);

        // The watcher of the old folder is gone: this is seen by comparing, the fall-back.
        _files.Write("c/one/index.json", """{ "title": "Back" }""");
        await Waits.UntilAsync("it is back", () => Task.FromResult(Titles(catalogue) is ["Back"]));
    }

    [Fact]
    public async Task Options_ThatAreWrong_StopTheStart_AndNameEveryKey()
    {
        var start = async () => await StartAsync("00:00:00", root: _files.Root + "-none", debounce: "01:00:00");

        var exception = await start.ShouldThrowAsync<OptionsValidationException>();
        exception.Failures.Count().ShouldBe(3);
        foreach (var key in (string[])["Content:Root", "Content:PollInterval", "Content:Debounce"])
        {
            exception.Message.ShouldContain(key);
        }
    }

    private static string[] Titles(IScenarioCatalogue catalogue) => [.. catalogue.Current.Courses.SelectMany(course => course.Entries).Select(entry => entry.Title)];

    private static Scenario Find(IScenarioCatalogue catalogue, string id) => catalogue.Current.Find(ScenarioId.Parse(id)).ShouldNotBeNull().Scenario.ShouldNotBeNull();

    private async Task<IHost> StartAsync(string pollInterval = "00:00:15", string? root = null, string debounce = "00:00:00.05")
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Content:Root"] = root ?? _files.Root,
            ["Content:PollInterval"] = pollInterval,
            ["Content:Debounce"] = debounce,
        });
        builder.Logging.AddProvider(_log);
        builder.Services.AddLabContent(builder.Configuration.GetSection(LabContentOptions.SectionName));
        var host = builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
        return host;
    }

    private sealed class RecordingLogger : ILoggerProvider, ILogger
    {
        private readonly System.Collections.Concurrent.ConcurrentQueue<string> _lines = new();

        public int Count(string part) => _lines.Count(line => line.Contains(part, StringComparison.Ordinal));

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            _lines.Enqueue(formatter(state, exception));

        public void Dispose()
        {
        }
    }
}
