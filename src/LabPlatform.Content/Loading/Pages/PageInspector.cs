using System.Collections.Concurrent;
using LabPlatform.Content.Markdown.Pages;
using LabPlatform.Content.Markdown.Quizzes;
using LabPlatform.Content.Markdown.RunnableCode;
using LabPlatform.Content.Sanitising;
using LabPlatform.Domain.Quizzes;
using LabPlatform.Domain.Scenarios;
using Markdig.Syntax;

namespace LabPlatform.Content.Loading.Pages;

/// <summary>Reads each text once, for what it shows about itself; a reload asks anew only for what changed.</summary>
internal sealed class PageInspector
{
    private ConcurrentDictionary<string, PageFacts> _last = new(StringComparer.Ordinal);

    private ConcurrentDictionary<string, PageFacts> _current = new(StringComparer.Ordinal);

    /// <summary>Begins a new round: what the last but one knew is forgotten.</summary>
    public void BeginRound() => (_last, _current) = (_current, new ConcurrentDictionary<string, PageFacts>(StringComparer.Ordinal));

    public PageFacts Inspect(string markdown) =>
        _current.GetOrAdd(markdown, static (text, last) => last.TryGetValue(text, out var facts) ? facts : InspectAnew(text), _last);

    private static PageFacts InspectAnew(string markdown)
    {
        try
        {
            var document = PageRenderer.Parse(markdown);
            var items = document.Descendants().ToList();
            var open = items.OfType<RunnableCodeBlock>().Where(block => !block.IsClosed).Select(block => block.Line + 1).ToList();
            var images = new Recorder();
            if (!RenderingForecast.IsPlain(markdown, items))
            {
                PageRenderer.Render(document, images);
            }

            var quiz = PageQuiz.Of(items).ToList();
            return new PageFacts([.. images.Sources], [.. open], TooComplex: null)
            {
                StrayMacros = [.. items.OfType<StrayMacroInline>().Select(macro => macro.Line + 1).Concat(StrayFences.Of(document).Select(line => line + 1)).Distinct().Order()],
                MisspeltMacros = [.. Macros(items).Where(found => found.Macro.IsMisspelt).Select(found => found.Line + 1).Distinct().Order()],
                Quiz = QuizKeys.Distinct(quiz.Select(draft => draft.Question).OfType<QuizQuestion>()),
                QuizProblems = [.. quiz.SelectMany(draft => draft.Problems)],
            };
        }
        catch (PageTooComplexException exception)
        {
            return new PageFacts([], [], exception.Message);
        }
    }

    private static IEnumerable<(CodeMacro Macro, int Line)> Macros(List<MarkdownObject> items)
    {
        foreach (var item in items)
        {
            switch (item)
            {
                case RunnableCodeBlock block:
                    yield return (block.Macro, block.Line + block.Lines.Count + 1);
                    break;
                case RunnableCodeInline inline:
                    yield return (inline.Macro, inline.Line);
                    break;
                default:
                    break;
            }
        }
    }

    private sealed class Recorder : IPageImages
    {
        public SortedSet<string> Sources { get; } = new(StringComparer.Ordinal);

        public ScenarioImage? Find(string source)
        {
            Sources.Add(source);
            return null;
        }
    }
}
