using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace LabPlatform.Web.Previews;

/// <summary>A small page in the site's look that needs no other file.</summary>
/// <param name="Title">In a few words.</param>
/// <param name="Text">What is so, and what to do. May have words in it that a learner has chosen.</param>
internal sealed record PreviewPage(string Title, string Text)
{
    // As tokens.css has them.
    private const string Style = """
        :root { color-scheme: light dark; }
        body { display: grid; place-content: center; min-height: 100dvh; margin: 0; padding: 1.5rem; box-sizing: border-box; background: light-dark(#f8f8f6, #0e1013); color: light-dark(#191a1c, #eceef1); font: 400 1rem / 1.5 Inter, system-ui, -apple-system, "Segoe UI", "Liberation Sans", sans-serif; overflow-wrap: anywhere; }
        main { max-width: 32rem; }
        h1 { margin: 0 0 .75rem; font-size: 1.375rem; line-height: 1.2; }
        p { margin: 0 0 1.25rem; color: light-dark(#494b50, #b7bcc5); }
        a { display: inline-flex; align-items: center; min-height: 2.75rem; padding: 0 1rem; border-radius: .5rem; background: light-dark(#2b53d9, #3d66ea); color: #fff; font-weight: 550; text-decoration: none; }
        a:focus-visible { outline: 2px solid light-dark(#2b53d9, #8eaaff); outline-offset: 2px; }
        """;

    // Asks again after one second, then after two, four and so on up to fifteen, and only while somebody can see the page.
    private const string Script = """
        let wait = 1000, timer = 0, near = true;
        const plan = () => { clearTimeout(timer); timer = setTimeout(look, wait); };
        async function look() {
          if (document.visibilityState !== 'visible' || !near) return;
          try {
            const answer = await fetch(location.href, { headers: { Accept: 'text/html' }, cache: 'no-store', redirect: 'manual' });
            answer.body?.cancel();
            if (!answer.headers.has('X-LabPlatform-Preview')) { location.reload(); return; }
          } catch { }
          wait = Math.min(wait * 2, 15000);
          plan();
        }
        document.addEventListener('visibilitychange', plan);
        new IntersectionObserver(([page]) => { near = page.isIntersecting; plan(); }).observe(document.documentElement);
        """;

    /// <summary>Allows the page's own script in a content policy, and no other.</summary>
    public static string ScriptSource { get; } = $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Script)))}'";

    /// <summary>An address and what the link to it is called, or null.</summary>
    public (string Address, string Title)? Link { get; init; }

    /// <summary>It goes away by itself as soon as an app answers.</summary>
    public bool Waits { get; init; }

    public string ToHtml() => $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width">
        <title>{WebUtility.HtmlEncode(Title)}</title>
        <style>{Style}</style>
        </head>
        <body>
        <main>
        <h1>{WebUtility.HtmlEncode(Title)}</h1>
        <p>{WebUtility.HtmlEncode(Text)}</p>
        {(Link is var (address, title) ? $"""<a href="{WebUtility.HtmlEncode(address)}"{(Waits ? "" : " target=\"_top\"")}>{WebUtility.HtmlEncode(title)}</a>""" : "")}
        </main>
        {(Waits ? $"<script>{Script}</script>" : "")}
        </body>
        </html>
        """;
}
