using Microsoft.Playwright;

namespace LabPlatform.Benchmarks.Workspace;

/// <summary>A learner in a browser, with a lab that runs.</summary>
internal sealed class Visitor : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly Uri _address;

    private Visitor(IBrowserContext context, Uri address, string session)
    {
        (_context, _address, Session) = (context, address, session);
        Pod = new ToolboxPod($"lab-{session}-sys", "toolbox", "toolbox");
    }

    public string Session { get; }

    public ToolboxPod Pod { get; }

    /// <summary>Presses Start as a form does, and waits in a window for the first prompt.</summary>
    public static async Task<Visitor> StartAsync(Chromium chromium, Place place, CancellationToken cancellationToken)
    {
        using var learner = new Learner(place.Site);
        using var form = await learner.OpenAsync(Place.Lab, cancellationToken);
        var session = await learner.StartAsync(Place.Lab, form, cancellationToken);
        var visitor = new Visitor(await chromium.NewContextAsync(), new Uri(place.Site, $"/sessions/{session}"), session);
        await visitor._context.AddCookiesAsync(learner.Cookies.GetAllCookies().Select(cookie => new Cookie { Name = cookie.Name, Value = cookie.Value, Url = place.Site.ToString() }));
        var window = await visitor.OpenAsync();
        await window.CloseAsync();
        return visitor;
    }

    /// <summary>One more window on the lab, with the prompt there.</summary>
    /// <param name="terminal">Which is in front, 1 to 8. A shell begins when its terminal is opened for the first time.</param>
    public async Task<IPage> OpenAsync(int terminal = 1)
    {
        var page = await _context.NewPageAsync();
        await page.AddInitScriptAsync($$"""localStorage.setItem('terminals:{{Session}}', '{ "tabs": [{ "number": {{terminal}} }], "active": {{terminal}} }')""");
        await page.GotoAsync(_address.ToString());
        await page.EvaluateAsync("bench.prompt");
        return page;
    }

    /// <summary>Somebody who has never been here: the same learner with an empty cache.</summary>
    public async Task<Visitor> AfreshAsync(Chromium chromium)
    {
        var context = await chromium.NewContextAsync();
        await context.AddCookiesAsync((await _context.CookiesAsync()).Select(cookie => new Cookie { Name = cookie.Name, Value = cookie.Value, Url = _address.GetLeftPart(UriPartial.Authority) }));
        return new Visitor(context, _address, Session);
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();
}
