using System.Collections.Immutable;
using System.Text.RegularExpressions;
using LabPlatform.Content.Loading;
using LabPlatform.Content.Validation;
using LabPlatform.Domain.Quizzes;

namespace LabPlatform.Content.Markdown.Quizzes;

/// <summary>Reads our <c>quiz</c> block. Says all that is wrong with it, not only the first.</summary>
/// <param name="firstLine">Of the block's text within the page, 1-based.</param>
internal sealed class QuizReader(int firstLine)
{
    private static readonly string[] s_keys = ["question", "type", "options", "answers", "matches", "feedback", "graded"];

    private static readonly string[] s_optionKeys = ["text", "correct", "feedback"];

    private readonly ImmutableArray<Located>.Builder _problems = ImmutableArray.CreateBuilder<Located>();

    public QuizDraft Read(string yaml)
    {
        QuizQuestion? question = null;
        try
        {
            var node = QuizYaml.Read(yaml);
            if (node is QuizNode.Map map)
            {
                question = Question(map);
            }
            else
            {
                Report(node.Line, "A question is written as 'question: …', 'options: …' and so on.");
            }
        }
        catch (QuizSyntaxException exception)
        {
            Report(exception.Line, exception.Message);
        }

        return new QuizDraft(_problems.Count == 0 ? question : null, _problems.ToImmutable());
    }

    private QuizQuestion Question(QuizNode.Map map)
    {
        CheckKeys(map, s_keys);
        var options = Options(map);
        var kind = Kind(map, options);
        var text = Text(map, "question")?.Trim() ?? "";
        var answers = Texts(map, "answers");
        var pattern = Text(map, "matches");
        if (text.Length == 0)
        {
            Report(map.Line, "'question' is missing.");
        }

        if (kind == QuizKind.Text)
        {
            CheckText(map, answers, pattern);
        }
        else
        {
            CheckOptions(map, kind, options);
        }

        return QuizKeys.WithKey(new QuizQuestion
        {
            Key = "",
            Text = text,
            Kind = kind,
            Options = kind == QuizKind.Text ? [] : options,
            Answers = kind == QuizKind.Text ? answers : [],
            Pattern = kind == QuizKind.Text ? pattern : null,
            Feedback = Text(map, "feedback")?.Trim() ?? "",
            IsGraded = Flag(map, "graded"),
        });
    }

    private QuizKind Kind(QuizNode.Map map, ImmutableArray<QuizOption> options)
    {
        switch (Text(map, "type")?.Trim())
        {
            case "single":
                return QuizKind.One;
            case "multiple":
                return QuizKind.Several;
            case "text":
                return QuizKind.Text;
            case { } other:
                Report(Find(map, "type")!.Line, $"'type' is 'single', 'multiple' or 'text', not '{Quoting.Safe(other)}'.");
                return QuizKind.One;
            default:
                return options.IsEmpty ? QuizKind.Text : options.Count(option => option.IsRight) > 1 ? QuizKind.Several : QuizKind.One;
        }
    }

    private ImmutableArray<QuizOption> Options(QuizNode.Map map)
    {
        switch (Find(map, "options"))
        {
            case null:
                return [];
            case QuizNode.List list:
                return [.. list.Items.Select(Option)];
            case var other:
                Report(other.Line, "'options' must be a list.");
                return [];
        }
    }

    private QuizOption Option(QuizNode node)
    {
        if (node is QuizNode.Text text)
        {
            return new QuizOption(text.Value.Trim(), IsRight: false, "");
        }

        if (node is not QuizNode.Map map)
        {
            Report(node.Line, "An option is written as 'text: …', with 'correct: true' where it is right.");
            return new QuizOption("", IsRight: false, "");
        }

        CheckKeys(map, s_optionKeys);
        var option = new QuizOption(Text(map, "text")?.Trim() ?? "", Flag(map, "correct"), Text(map, "feedback")?.Trim() ?? "");
        if (option.Text.Length == 0)
        {
            Report(map.Line, "'text' of the option is missing.");
        }

        return option;
    }

    private void CheckOptions(QuizNode.Map map, QuizKind kind, ImmutableArray<QuizOption> options)
    {
        var right = options.Count(option => option.IsRight);
        var line = Find(map, "options")?.Line ?? map.Line;
        if (options.Length < 2)
        {
            Report(line, "A choice needs two 'options' at least.");
        }
        else if (right == 0 || (kind == QuizKind.One && right > 1))
        {
            Report(line, kind == QuizKind.One ? $"Exactly one option must have 'correct: true'; here {right} have it." : "At least one option must have 'correct: true'.");
        }

        foreach (var key in (string[])["answers", "matches"])
        {
            if (Find(map, key) is { } node)
            {
                Report(node.Line, $"'{key}' belongs to 'type: text'.");
            }
        }
    }

    private void CheckText(QuizNode.Map map, ImmutableArray<string> answers, string? pattern)
    {
        if (answers.IsEmpty && pattern is null)
        {
            Report(map.Line, "A question with an answer in words needs 'answers' or 'matches'.");
        }

        if (Find(map, "options") is { } options)
        {
            Report(options.Line, "'options' belong to 'type: single' or 'multiple'.");
        }

        try
        {
            _ = pattern is null ? null : new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.IgnoreCase);
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            Report(Find(map, "matches")!.Line, $"'matches' is no regular expression that can be used here (no look-around, no back-references): {Quoting.Safe(exception.Message)}");
        }
    }

    private void CheckKeys(QuizNode.Map map, string[] known)
    {
        foreach (var (key, value) in map.Entries)
        {
            if (!known.Contains(key, StringComparer.Ordinal))
            {
                Report(value.Line, $"'{Quoting.Safe(key)}' is not known here. Known are {string.Join(", ", known)}.");
            }
        }
    }

    private static QuizNode? Find(QuizNode.Map map, string key) =>
        map.Entries.FirstOrDefault(entry => string.Equals(entry.Key, key, StringComparison.Ordinal)).Value;

    private string? Text(QuizNode.Map map, string key)
    {
        switch (Find(map, key))
        {
            case null:
                return null;
            case QuizNode.Text text:
                return text.Value;
            case var other:
                Report(other.Line, $"'{key}' must be a text.");
                return null;
        }
    }

    /// <summary>A list of texts; a single one is a list of one.</summary>
    private ImmutableArray<string> Texts(QuizNode.Map map, string key)
    {
        var nodes = Find(map, key) switch
        {
            null => [],
            QuizNode.List list => list.Items,
            var one => [one],
        };
        var texts = ImmutableArray.CreateBuilder<string>();
        foreach (var node in nodes)
        {
            if (node is QuizNode.Text { Value: var value } && !string.IsNullOrWhiteSpace(value))
            {
                texts.Add(value.Trim());
            }
            else
            {
                Report(node.Line, $"'{key}' must be texts.");
            }
        }

        return texts.ToImmutable();
    }

    private bool Flag(QuizNode.Map map, string key)
    {
        switch (Text(map, key)?.Trim())
        {
            case "true":
                return true;
            case null or "false":
                return false;
            default:
                Report(Find(map, key)!.Line, $"'{key}' is true or false.");
                return false;
        }
    }

    private void Report(int line, string message) => _problems.Add(new Located(message, firstLine + line - 1));
}
