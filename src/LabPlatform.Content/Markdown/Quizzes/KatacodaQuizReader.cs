using System.Collections.Immutable;
using System.Text.RegularExpressions;
using LabPlatform.Domain.Quizzes;

namespace LabPlatform.Content.Markdown.Quizzes;

/// <summary>Makes a question of Katacoda's form; never a graded one.</summary>
internal static class KatacodaQuizReader
{
    /// <returns>Null where no right answer is named: then it is shown as text.</returns>
    public static QuizQuestion? Read(KatacodaQuizBlock block)
    {
        var options = ImmutableArray.CreateBuilder<QuizOption>();
        var answers = ImmutableArray.CreateBuilder<string>();
        var patterns = new List<string>();
        var multiple = false;
        foreach (var line in block.AnswerLines)
        {
            var text = line[3..].Trim();
            switch (line[0])
            {
                case '=' when line[1] == '=':
                    answers.Add(text);
                    break;
                case '=':
                    patterns.Add(Regex.Escape(text));
                    break;
                default:
                    var end = line.IndexOfAny([')', ']']);
                    multiple |= line[0] == '[';
                    options.Add(new QuizOption(line[(end + 1)..].Trim(), IsRight: line[1] is '*' or 'x' or 'X', ""));
                    break;
            }
        }

        var right = options.Count(option => option.IsRight);
        var isChoice = options.Count > 1 && right > 0;
        if (!isChoice && answers.Count + patterns.Count == 0)
        {
            return null;
        }

        return QuizKeys.WithKey(new QuizQuestion
        {
            Key = "",
            Text = block.Question,
            Kind = !isChoice ? QuizKind.Text : multiple || right > 1 ? QuizKind.Several : QuizKind.One,
            Options = isChoice ? options.ToImmutable() : [],
            Answers = isChoice ? [] : answers.ToImmutable(),
            Pattern = isChoice || patterns.Count == 0 ? null : string.Join('|', patterns),
        });
    }
}
