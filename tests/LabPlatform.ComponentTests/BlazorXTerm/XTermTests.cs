using BlazorXTerm;
using LabPlatform.Tests.Shared;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.JSInterop;

namespace LabPlatform.ComponentTests.BlazorXTerm;

public sealed class XTermTests : BunitContext
{
    private readonly BunitJSModuleInterop _module;
    private readonly BunitJSModuleInterop _terminal;

    public XTermTests()
    {
        _module = JSInterop.SetupModule("./_content/BlazorXTerm/dist/blazor-xterm.js");
        _terminal = _module.SetupModule("create", _ => true);
        _terminal.SetupVoid("setOptions", _ => true).SetVoidResult();
        _terminal.SetupVoid("connect", _ => true).SetVoidResult();
        _terminal.SetupVoid("dispose").SetVoidResult();
    }

    [Fact]
    public void Render_First_OpensOneTerminalInItsElement()
    {
        var cut = Render<XTerm>(parameters => parameters.AddUnmatched("data-terminal", "1").AddUnmatched("class", "wide"));

        cut.WaitForAssertion(() => _module.VerifyInvoke("create"));
        cut.MarkupMatches("""<div class="blazor-xterm wide" data-terminal="1"></div>""");
    }

    [Fact]
    public void Render_WithListeners_AsksTheBrowserForTheseEventsOnly()
    {
        var cut = Render<XTerm>(parameters => parameters
            .Add(terminal => terminal.OnData, (string _) => { })
            .Add(terminal => terminal.OnTitle, (string _) => { }));

        cut.WaitForAssertion(() => Created().ShouldBe(["OnData", "OnTitle"]));
    }

    [Fact]
    public void Options_Changed_AreAppliedOnce()
    {
        var options = new XTermOptions();
        var cut = Render<XTerm>(parameters => parameters.Add(terminal => terminal.Options, options));

        cut.Render(parameters => parameters.Add(terminal => terminal.Options, options with { Theme = XTermTheme.Light }));
        cut.Render(parameters => parameters.Add(terminal => terminal.Options, options with { Theme = XTermTheme.Light }));

        var applied = _terminal.VerifyInvoke("setOptions");
        applied.Arguments[0].ShouldBeOfType<XTermOptions>().Theme.ShouldBe(XTermTheme.Light);
    }

    [Fact]
    public void Transport_EqualRecord_StaysConnected_OtherReconnects()
    {
        var cut = Render<XTerm>(parameters => parameters.Add(terminal => terminal.Transport, Transport(1)));

        cut.Render(parameters => parameters.Add(terminal => terminal.Transport, Transport(1)));
        _terminal.VerifyNotInvoke("connect");
        cut.Render(parameters => parameters.Add(terminal => terminal.Transport, Transport(2)));

        _terminal.VerifyInvoke("connect").Arguments[0].ShouldBe(Transport(2));
    }

    [Fact]
    public async Task Dispose_Open_DisposesTheBrowsersTerminal()
    {
        var cut = Render<XTerm>();
        cut.WaitForAssertion(() => cut.Instance.Opened.IsCompleted.ShouldBeTrue());

        await DisposeComponentsAsync();

        _terminal.VerifyInvoke("dispose");
    }

    [Fact]
    public async Task Methods_AfterDispose_AskNothingOfTheBrowser()
    {
        var cut = Render<XTerm>();
        cut.WaitForAssertion(() => cut.Instance.Opened.IsCompleted.ShouldBeTrue());
        var terminal = cut.Instance;
        await DisposeComponentsAsync();

        await terminal.FocusAsync(TestContext.Current.CancellationToken);
        (await terminal.FitAsync(TestContext.Current.CancellationToken)).ShouldBeNull();

        _terminal.Invocations.ShouldNotContain(call => call.Identifier == "focus" || call.Identifier == "fit");
    }

    [Fact]
    public async Task Dispose_WhileTheModuleLoads_ReleasesItAndOpensNothing()
    {
        var browser = new SlowBrowser();
        await using var context = new BunitContext();
        context.Services.AddSingleton<IJSRuntime>(browser);
        var opened = context.Render<XTerm>().Instance.Opened;

        await context.DisposeComponentsAsync();
        browser.Import.SetResult(browser);

        await browser.Released.Task.DefaultTimeout();
        opened.IsCanceled.ShouldBeTrue();
    }

    [Fact]
    public async Task Callbacks_FromTheBrowser_ReachTheListeners()
    {
        var titles = new List<string>();
        var sizes = new List<XTermSize>();
        var cut = Render<XTerm>(parameters => parameters
            .Add(terminal => terminal.OnTitle, titles.Add)
            .Add(terminal => terminal.OnResize, sizes.Add));
        var callbacks = new XTermCallbacks(cut.Instance);

        await cut.InvokeAsync(() => callbacks.RaiseTitleAsync("vim"));
        await cut.InvokeAsync(() => callbacks.RaiseResizeAsync(100, 30));

        titles.ShouldBe(["vim"]);
        sizes.ShouldBe([new XTermSize(100, 30)]);
    }

    [Fact]
    public async Task Methods_BeforeTheTerminalIsOpen_DoNothing()
    {
        var terminal = new XTerm { JavaScript = JSInterop.JSRuntime };

        await terminal.WriteAsync("x", TestContext.Current.CancellationToken);

        (await terminal.FitAsync(TestContext.Current.CancellationToken)).ShouldBeNull();
        (await terminal.GetSelectionAsync(TestContext.Current.CancellationToken)).ShouldBe("");
    }

    [Fact]
    public async Task Write_Bytes_GoAsBytes()
    {
        _terminal.SetupVoid("write", _ => true).SetVoidResult();
        var cut = Render<XTerm>();
        cut.WaitForAssertion(() => cut.Instance.Opened.IsCompleted.ShouldBeTrue());

        await cut.InvokeAsync(() => cut.Instance.WriteAsync([0xE2, 0x82], TestContext.Current.CancellationToken).AsTask());

        _terminal.VerifyInvoke("write").Arguments[0].ShouldBe(new byte[] { 0xE2, 0x82 });
    }

    private static XTermTransport Transport(int room) => new("./shell.js", new Room(room));

    private IEnumerable<string> Created() => (string[])_module.VerifyInvoke("create").Arguments[4]!;

    private sealed record Room(int Number);

    /// <summary>Answers the import when told, and knows no other call.</summary>
    private sealed class SlowBrowser : IJSRuntime, IJSObjectReference
    {
        public TaskCompletionSource<object> Import { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Released { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public ValueTask DisposeAsync()
        {
            Released.SetResult();
            return ValueTask.CompletedTask;
        }

        public async ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args)
        {
            identifier.ShouldBe("import");
            return (TValue)await Import.Task;
        }

        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, CancellationToken cancellationToken, object?[]? args) =>
            InvokeAsync<TValue>(identifier, args);
    }
}
