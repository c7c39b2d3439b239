using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace LabPlatform.Web.Components;

/// <summary>A component with a script module of its own, which may call it back.</summary>
/// <remarks>
/// The page, or this component in it, can be taken away at any moment, also while the module is on its way: then calls do nothing.
/// An exception of theirs would end the visitor's circuit.
/// </remarks>
/// <typeparam name="TSelf">The component, as its script sees it.</typeparam>
public abstract class ScriptedComponent<TSelf> : ComponentBase, IAsyncDisposable
    where TSelf : ScriptedComponent<TSelf>
{
    private IJSObjectReference? _module;
    private DotNetObjectReference<TSelf>? _self;
    private bool _disposed;

    [Inject]
    public required IJSRuntime JavaScript { get; init; }

    /// <summary>Whether the script can be called.</summary>
    [MemberNotNullWhen(true, nameof(_module))]
    protected bool HasScript => !_disposed && _module is not null;

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        GC.SuppressFinalize(this);
        await LeaveAsync();
        _self?.Dispose();
        await ReleaseAsync();
    }

    /// <summary>What else ends with the component, once.</summary>
    protected virtual Task LeaveAsync() => Task.CompletedTask;

    /// <summary>Loads the module and calls a function of it with the element it works on and this component.</summary>
    /// <param name="asset">Its path among the site's static assets.</param>
    protected async Task LoadScriptAsync(string asset, string function, ElementReference element)
    {
        await LoadScriptAsync(asset);
        if (HasScript)
        {
            _self = DotNetObjectReference.Create((TSelf)this);
            await CallScriptAsync(function, element, _self);
        }
    }

    /// <summary>Loads the module.</summary>
    /// <param name="asset">Its path among the site's static assets.</param>
    protected async Task LoadScriptAsync(string asset)
    {
        try
        {
            _module = await JavaScript.InvokeAsync<IJSObjectReference>("import", "./" + Assets[asset]);
        }
        catch (JSDisconnectedException)
        {
            return;
        }

        if (_disposed)
        {
            await ReleaseAsync();
        }
    }

    /// <summary>Does nothing before the module is loaded and after the component was taken away.</summary>
    protected async Task CallScriptAsync(string function, params object?[] arguments)
    {
        try
        {
            if (HasScript)
            {
                await _module.InvokeVoidAsync(function, arguments);
            }
        }
        catch (JSDisconnectedException)
        {
            // The page is gone.
        }
    }

    /// <summary>As <see cref="CallScriptAsync"/>, for what may take longer than the minute a call has.</summary>
    /// <exception cref="JSException">The function failed.</exception>
    protected async Task CallScriptAtLengthAsync(TimeSpan limit, string function, params object?[] arguments)
    {
        try
        {
            if (HasScript)
            {
                await _module.InvokeVoidAsync(function, limit, arguments);
            }
        }
        catch (JSDisconnectedException)
        {
            // The page is gone.
        }
    }

    /// <returns>What the function answers; null before the module is loaded and after the component was taken away.</returns>
    protected async Task<T?> AskScriptAsync<T>(string function, params object?[] arguments)
        where T : class
    {
        try
        {
            return HasScript ? await _module.InvokeAsync<T?>(function, arguments) : null;
        }
        catch (JSDisconnectedException)
        {
            return null;
        }
    }

    private async Task ReleaseAsync()
    {
        try
        {
            if (_module is not null)
            {
                await _module.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // With the page its modules went, too.
        }
    }
}
