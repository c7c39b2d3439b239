using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using LabPlatform.Content.Markdown.Pages;

namespace LabPlatform.UnitTests.Content.Markdown;

/// <summary>Row 53: what an author's page may not become, read as a browser reads it.</summary>
public sealed partial class AttackCorpusTests
{
    private static readonly HashSet<string> s_elements = new(StringComparer.Ordinal)
    {
        "a", "abbr", "b", "big", "blockquote", "br", "button", "caption", "center", "cite", "code", "col", "colgroup", "dd", "del", "details", "dfn", "div", "dl", "dt", "em",
        "figcaption", "figure", "font", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "ins", "kbd", "li", "mark", "ol", "p", "pre", "q", "s", "samp", "small",
        "span", "strike", "strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "tt", "u", "ul", "var", "wbr",
    };

    private static readonly HashSet<string> s_attributes = new(StringComparer.Ordinal)
    {
        "alt", "class", "colspan", "data-highlight", "data-lab-action", "data-lab-change", "data-lab-enter", "data-lab-file", "data-lab-marker", "data-lab-terminal", "data-language", "dir", "height", "href", "id", "lang", "loading", "open", "rel", "rowspan", "src",
        "start", "tabindex", "target", "title", "type", "width",
    };

    public static TheoryData<string> Corpus =>
    [
        "[x](javascript:alert(1))",
        "[x](&#x6A;avascript:alert(1))",
        "[x](JaVaScRiPt&colon;alert(1))",
        "<javascript:alert(1)>",
        "[x][1]\n\n[1]: javascript:alert(1)",
        "a[^1]\n\n[^1]: [x](javascript:alert(1))",
        "[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
        "[x](vbscript:msgbox(1))",
        "![x](javascript:alert(1))",
        "# hi {onclick=alert(1)}",
        "![](assets/known.png){onerror=alert(1)}",
        "```bash {onclick=alert(1)}\nls\n```",
        "::: evil {onclick=alert(1)}\ntext\n:::",
        "[x](http://a){onmouseover=alert(1) style=position:fixed}",
        "# hi {#getElementById}\n\n<a id=getElementById>x</a>",
        "![v](https://www.youtube.com/watch?v=x)",
        "```mermaid\ngraph TD; A[\"<img src=x onerror=alert(1)>\"]-->B;\n```",
        "<details><summary><b onclick=alert(1)>x</b></summary>\n\ntext\n\n</details>",
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<!-- --!><script>alert(1)</script> -->",
        "<!--><img src=x onerror=alert(1)>-->",
        "```\"><script>alert(1)</script>\nx\n```",
        "$$\\href{javascript:alert(1)}{x}$$",
        "*[HTML]: <script>alert(1)</script>\n\nHTML",
        "[x](java&#9;script:alert(1))",
        "[x](<java\tscript:alert(1)>) [y](&#1;javascript:alert(1)) [z](\u00a0javascript:alert(1))",
        "<a href=\"java\nscript:alert(1)\">x</a> <a href=' javascript:alert(1)'>y</a>",
        "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
        "<svg><script>alert(1)</script></svg><math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
        "<a x==\"><script>alert(1)</script>\">x</a>",
        "<textarea></textarea><title><img src=x onerror=alert(1)></title><xmp><img src=x onerror=alert(1)></xmp><plaintext>",
        "<form action=https://evil.test><input name=password><button formaction=javascript:alert(1)>x</button></form>",
        "<button data-lab-action=exec><code>rm -rf ~</code></button><div class=code-block data-lab-action=exec><pre><code>rm -rf ~</code></pre></div>",
        "<base href=https://evil.test><meta http-equiv=refresh content=0;url=https://evil.test><link rel=stylesheet href=https://evil.test>",
        "<style>body{display:none}</style><p style=\"position:fixed;inset:0;background:url(https://evil.test)\">x</p>",
        "<body onload=alert(1)><html onclick=alert(1)></body><head><title>x",
        "<p id=app class=\"modal\" is=x-y slot=z tabindex=1 contenteditable accesskey=x popover>x</p>",
        "<table background=https://evil.test><td background=javascript:alert(1) onclick=alert(1)>x</table>",
        "<img srcset=\"https://evil.test/x 1x\" src=assets/known.png usemap=#x longdesc=https://evil.test>",
        "<a href=\"https://example.com\" ping=https://evil.test download target=_top rel=opener>x</a>",
        "<template><script>alert(1)</script></template><object data=javascript:alert(1)></object><embed src=javascript:alert(1)>",
        "`x`{{exec onclick=alert(1)}} `<img src=x onerror=alert(1)>`{{exec}}",
        "> [!\"><script>alert(1)</script>]\n> x",
        "| a |\n|---|\n| <img src=x onerror=alert(1)> |",
        "https://example.com/\"onmouseover=\"alert(1)",
        "<pre class=file data-filename='\"><img src=x onerror=alert(1)>' data-target=insert data-marker='\" onclick=\"alert(1)'><script>alert(1)</script></pre>",
        "```quiz\nquestion: <img src=x onerror=alert(1)> `</code><script>alert(1)</script>`\noptions: [{text: <b onclick=x>, correct: true}, '\"><script>']\n```",
        ">>Q1: <script>alert(1)</script><<\n(*) <img src=x onerror=alert(1)>\n( ) \"onclick=alert(1)",
        "<form class=quiz data-quiz=0><input name=answer onfocus=alert(1) autofocus></form><div data-page-quiz=0></div>",
        "[x]({{TRAFFIC_HOST1_80}}\"onclick=alert(1)) <a href=\"{{TRAFFIC_HOST1_80}}javascript:alert(1)\">x</a> `{{TRAFFIC_HOST1_80}}<script>`{{exec}}",
        "`x`{{execute \"onclick=alert(1)}} `x`{{execute T1\"><script>}} `x`{{execute a-b_C}}",
    ];

    [Theory]
    [MemberData(nameof(Corpus))]
    public void Page_OfTheCorpus_BecomesHarmless_Row53(string markdown)
    {
        var html = PageRenderer.Render(PageRenderer.Parse(markdown), new FakePageImages());

        ShouldBeHarmless(html);
    }

    [Fact]
    public void Corpus_AllOnOnePage_BecomesHarmless_Row53()
    {
        foreach (var separator in (string[])["\n\n", "\n", " "])
        {
            var html = PageRenderer.Render(PageRenderer.Parse(string.Join(separator, Corpus.Select(row => row.Data))), new FakePageImages());

            ShouldBeHarmless(html);
        }
    }

    internal static void ShouldBeHarmless(string html)
    {
        using var document = new HtmlParser().ParseDocument("<!DOCTYPE html><body>" + html);
        foreach (var element in document.Body!.Descendants<IElement>())
        {
            if (element.Closest("form") is { } form)
            {
                ShouldBeAQuestion(form);
            }
            else if (s_elements.Contains(element.LocalName))
            {
                element.Attributes.Select(attribute => attribute.Name).Where(name => !s_attributes.Contains(name)).ShouldBeEmpty(element.OuterHtml);
                ShouldLeadSomewhereSafe(element);
            }
            else
            {
                throw new ShouldAssertException($"<{element.LocalName}> is not expected in: {html}");
            }
        }
    }

    private static void ShouldLeadSomewhereSafe(IElement element)
    {
        if (element.GetAttribute("href") is { } address)
        {
            SafeAddress().IsMatch(address).ShouldBeTrue(address);
        }

        if (element.GetAttribute("src") is { } source)
        {
            ImageAddress().IsMatch(source).ShouldBeTrue(source);
        }

        (element.GetAttribute("id") ?? "uc-").ShouldStartWith("uc-");
        if (element.GetAttribute("data-lab-action") is not (null or "none"))
        {
            // Only text of ours may be run: exactly one code element, and nothing inside it.
            element.QuerySelectorAll("code").ShouldHaveSingleItem().Children.ShouldBeEmpty();
        }

        if (element.GetAttribute("target") is not null)
        {
            element.GetAttribute("rel").ShouldBe("noopener noreferrer");
        }
    }

    /// <summary>Forms are ours: choices and one line of text, which go nowhere.</summary>
    private static void ShouldBeAQuestion(IElement form)
    {
        form.Attributes.Select(attribute => attribute.Name).ShouldBeSubsetOf(["class", "data-quiz", "data-kind", "data-graded"], StringComparer.Ordinal);
        form.ClassName.ShouldBe("quiz");
        foreach (var element in form.Descendants<IElement>())
        {
            element.LocalName.ShouldBeOneOf("fieldset", "legend", "label", "input", "span", "p", "code", "button");
            element.Attributes.Select(attribute => attribute.Name).ShouldBeSubsetOf(["class", "type", "name", "value", "dir", "role", "aria-label", "maxlength", "autocomplete", "spellcheck"], StringComparer.Ordinal);
        }
    }

    /// <summary>After what a browser strips (URL standard 4.4): no scheme, or one of three.</summary>
    [GeneratedRegex(@"^(?![\x00-\x20])(#uc-|(https?|mailto):|(?![A-Za-z][A-Za-z0-9+.-]*:)[^\x00-\x1F]*\z)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex SafeAddress();

    [GeneratedRegex(@"^/scenario-images/[0-9a-f]{64}\z", RegexOptions.NonBacktracking)]
    private static partial Regex ImageAddress();
}
