using System.Globalization;
using System.Security.Cryptography;
using LabPlatform.Content.Markdown.RawHtml;
using LabPlatform.Domain.Quizzes;
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

    /// <summary>Holds the random word and the number of a question.</summary>
    public const string QuizAttribute = "data-page-quiz";

    private readonly List<PageCode> _code = [];

    private readonly List<QuizQuestion> _quiz = [];

    /// <summary>The random word with a separator.</summary>
    public string Secret { get; } = RandomNumberGenerator.GetHexString(32, lowercase: true) + "-";

    public IReadOnlyList<PageCode> Code => _code;

    public IReadOnlyList<QuizQuestion> Quiz => _quiz;

    /// <summary>How much HTML the author has opened so far.</summary>
    public RawHtmlBudget Budget { get; } = new();

    public void WriteCode(PageCode code) => Write(PlaceOf(code));

    /// <summary>The HTML that holds the place of <paramref name="code"/>.</summary>
    public string PlaceOf(PageCode code)
    {
        ArgumentNullException.ThrowIfNull(code);
        var tag = code.IsBlock ? "div" : "code";
        _code.Add(code);
        return string.Create(CultureInfo.InvariantCulture, $"<{tag} {CodeAttribute}=\"{Secret}{_code.Count - 1}\"></{tag}>");
    }

    public void WriteQuiz(QuizQuestion question)
    {
        _quiz.Add(question);
        Write(string.Create(CultureInfo.InvariantCulture, $"<div {QuizAttribute}=\"{Secret}{_quiz.Count - 1}\"></div>"));
    }

    /// <param name="classes">Ours: letters, digits, blanks and hyphens.</param>
    public void WriteOpening(string tag, string classes) => Write($"<{tag} {ClassAttribute}=\"{Secret}{classes}\">");
}
