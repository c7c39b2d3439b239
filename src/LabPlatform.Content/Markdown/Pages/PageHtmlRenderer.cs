using System.Globalization;
using System.Security.Cryptography;
using LabPlatform.Content.Markdown.RawHtml;
using Markdig.Renderers;

namespace LabPlatform.Content.Markdown.Pages;

/// <summary>
/// Writes one page as HTML that the sanitiser then reads. What only we may write (code, our classes) is marked with a
/// random word that no author can know.
/// </summary>
internal sealed class PageHtmlRenderer(TextWriter writer) : HtmlRenderer(writer)
{
    /// <summary>Holds the random word and the index of a <see cref="PageCode"/>.</summary>
    public const string CodeAttribute = "data-page-code";

    /// <summary>Holds the random word and classes.</summary>
    public const string ClassAttribute = "data-page-class";

    private readonly List<PageCode> _code = [];

    /// <summary>The random word with a separator.</summary>
    public string Secret { get; } = RandomNumberGenerator.GetHexString(32, lowercase: true) + "-";

    public IReadOnlyList<PageCode> Code => _code;

    /// <summary>How much HTML the author has opened so far.</summary>
    public RawHtmlBudget Budget { get; } = new();

    public void WriteCode(PageCode code)
    {
        ArgumentNullException.ThrowIfNull(code);
        var tag = code.IsBlock ? "div" : "code";
        Write(string.Create(CultureInfo.InvariantCulture, $"<{tag} {CodeAttribute}=\"{Secret}{_code.Count}\"></{tag}>"));
        _code.Add(code);
    }

    /// <param name="classes">Ours: letters, digits, blanks and hyphens.</param>
    public void WriteOpening(string tag, string classes) => Write($"<{tag} {ClassAttribute}=\"{Secret}{classes}\">");
}
