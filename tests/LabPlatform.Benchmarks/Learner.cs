using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace LabPlatform.Benchmarks;

/// <summary>A learner's browser as far as the measurements need one: cookies and the forms of the pages.</summary>
internal sealed class Learner : IDisposable
{
    private readonly HttpClient _http;
    private readonly CookieContainer _cookies = new();

    public Learner(Uri site)
    {
        _http = new HttpClient(new SocketsHttpHandler { CookieContainer = _cookies, AllowAutoRedirect = false, UseProxy = false }) { BaseAddress = site };
        _http.DefaultRequestHeaders.Add("Origin", site.GetLeftPart(UriPartial.Authority));
    }

    public CookieContainer Cookies => _cookies;

    /// <summary>Reads a lab's page and returns its Start form, filled as the page filled it.</summary>
    public async Task<FormUrlEncodedContent> OpenAsync(string lab, CancellationToken cancellationToken)
    {
        var page = new HtmlParser().ParseDocument(await _http.GetStringAsync(new Uri(lab, UriKind.Relative), cancellationToken));
        var form = page.Forms.Single(form => string.Equals(form.Method, "post", StringComparison.OrdinalIgnoreCase) && form.QuerySelector("[value='start']") is not null);
        return new FormUrlEncodedContent(form.QuerySelectorAll<IHtmlInputElement>("input").Select(field => KeyValuePair.Create(field.Name!, field.Value)));
    }

    /// <summary>Presses Start.</summary>
    /// <returns>The session's id.</returns>
    public async Task<string> StartAsync(string lab, FormUrlEncodedContent form, CancellationToken cancellationToken)
    {
        using var answer = await _http.PostAsync(new Uri(lab, UriKind.Relative), form, cancellationToken);
        if (answer.Headers.Location is not { } location)
        {
            throw new InvalidOperationException($"Start was answered with {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync(cancellationToken)}");
        }

        return location.OriginalString.Split('/')[^1];
    }

    public void Dispose() => _http.Dispose();
}

file static class Queries
{
    public static IEnumerable<T> QuerySelectorAll<T>(this AngleSharp.Dom.IParentNode node, string selectors) => node.QuerySelectorAll(selectors).OfType<T>();
}
