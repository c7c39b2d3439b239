using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace BlazorXTerm;

/// <summary>An xterm.js terminal that fills its container.</summary>
/// <remarks>
/// Give it a <see cref="Transport"/> for bytes that go past Blazor, or write to it and listen to <see cref="OnData"/>. Before
/// it is open in the browser, and after it was disposed, its methods do nothing.
/// </remarks>
public sealed partial class XTerm : IAsyncDisposable
{
    /// <summary>Its module, from the page's base. A page that will open a terminal can name it in <c>&lt;link rel="modulepreload"&gt;</c>: it is there sooner.</summary>
    public const string ModuleUrl = "./_content/BlazorXTerm/dist/blazor-xterm.js";

    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ElementReference _host;
    private IJSObjectReference? _module;
    private IJSObjectReference? _terminal;
    private DotNetObjectReference<XTermCallbacks>? _callbacks;
    private XTermOptions? _appliedOptions;
    private XTermTransport? _appliedTransport;
    private bool _disposed;

    /// <summary>How it looks and behaves; a changed value is applied to the open terminal.</summary>
    [Parameter]
    public XTermOptions Options { get; set; } = new();

    /// <summary>Connects the terminal to its program inside the browser, or null. A changed value reconnects.</summary>
    [Parameter]
    public XTermTransport? Transport { get; set; }

    /// <summary>What is typed, pasted or answered, as text. For programs that read it on the server; a transport does not need it.</summary>
    [Parameter]
    public EventCallback<string> OnData { get; set; }

    /// <summary>Input that is no text: mouse reports of old protocols.</summary>
    [Parameter]
    public EventCallback<byte[]> OnBinary { get; set; }

    [Parameter]
    public EventCallback<XTermSize> OnResize { get; set; }

    /// <summary>The title the program asks for: printable, at most 64 characters. It is the program's text: never show it as the site's own.</summary>
    [Parameter]
    public EventCallback<string> OnTitle { get; set; }

    [Parameter]
    public EventCallback OnBell { get; set; }

    /// <summary>Whether something is selected now.</summary>
    [Parameter]
    public EventCallback<bool> OnSelection { get; set; }

    /// <summary>The user pressed Ctrl+Shift+F in the terminal and wants to search it: see <see cref="SearchAsync"/>.</summary>
    [Parameter]
    public EventCallback OnFind { get; set; }

    /// <summary>What the transport tells the user, also shown over the terminal; null text takes it back.</summary>
    [Parameter]
    public EventCallback<XTermNotice> OnNotice { get; set; }

    /// <summary>The terminal is open and its transport connected.</summary>
    [Parameter]
    public EventCallback OnReady { get; set; }

    /// <summary>Attributes of the outer element, such as <c>data-*</c>. A <c>class</c> is added to the library's own.</summary>
    [Parameter(CaptureUnmatchedValues = true)]
    public IReadOnlyDictionary<string, object>? AdditionalAttributes { get; set; }

    private string CssClass =>
        AdditionalAttributes?.GetValueOrDefault("class") is string { Length: > 0 } extra ? $"blazor-xterm {extra}" : "blazor-xterm";

    [Inject]
    public required IJSRuntime JavaScript { get; init; }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        try
        {
            if (firstRender)
            {
                await OpenAsync();
            }
            else
            {
                await ApplyChangesAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The page is gone; there is nothing to show a terminal on.
        }
        catch (JSException) when (_disposed)
        {
            // Its place in the page went while it was opening.
        }
    }

    private async Task OpenAsync()
    {
        _appliedOptions = Options;
        _appliedTransport = Transport;
        _callbacks = DotNetObjectReference.Create(new XTermCallbacks(this));
        _module = await JavaScript.InvokeAsync<IJSObjectReference>("import", ModuleUrl);
        if (_disposed)
        {
            await ReleaseAsync(_module);
            return;
        }

        var terminal = await _module.InvokeAsync<IJSObjectReference>("create", _host, _appliedOptions, _appliedTransport, _callbacks, WantedEvents());
        if (_disposed)
        {
            await CloseAsync(terminal);
            return;
        }

        _terminal = terminal;
        _opened.TrySetResult();
        await OnReady.InvokeAsync();
        await ApplyChangesAsync(); // parameters may have changed while the module loaded
    }

    private async Task ApplyChangesAsync()
    {
        if (_terminal is null)
        {
            return;
        }

        if (Options != _appliedOptions)
        {
            _appliedOptions = Options;
            await _terminal.InvokeVoidAsync("setOptions", Options);
        }

        if (Transport != _appliedTransport)
        {
            _appliedTransport = Transport;
            await _terminal.InvokeVoidAsync("connect", Transport);
        }
    }

    private string[] WantedEvents()
    {
        (string Name, bool Wanted)[] events =
        [
            (nameof(OnData), OnData.HasDelegate),
            (nameof(OnBinary), OnBinary.HasDelegate),
            (nameof(OnResize), OnResize.HasDelegate),
            (nameof(OnTitle), OnTitle.HasDelegate),
            (nameof(OnBell), OnBell.HasDelegate),
            (nameof(OnSelection), OnSelection.HasDelegate),
            (nameof(OnFind), OnFind.HasDelegate),
            (nameof(OnNotice), OnNotice.HasDelegate),
        ];
        return [.. events.Where(item => item.Wanted).Select(item => item.Name)];
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        _opened.TrySetCanceled();
        await CloseAsync(_terminal);
        await ReleaseAsync(_module);
        _callbacks?.Dispose();
    }

    private static async Task CloseAsync(IJSObjectReference? terminal)
    {
        try
        {
            if (terminal is not null)
            {
                await terminal.InvokeVoidAsync("dispose");
            }
        }
        catch (JSDisconnectedException)
        {
            // With the page the terminal went, too.
        }

        await ReleaseAsync(terminal);
    }

    private static async Task ReleaseAsync(IJSObjectReference? reference)
    {
        try
        {
            if (reference is not null)
            {
                await reference.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // Released with its page.
        }
    }
}
