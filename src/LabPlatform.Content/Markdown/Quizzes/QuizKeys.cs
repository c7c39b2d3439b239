using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using LabPlatform.Domain.Quizzes;

namespace LabPlatform.Content.Markdown.Quizzes;

/// <summary>Names questions by all that they say.</summary>
internal static class QuizKeys
{
    private const int Length = 16;

    private const char Separator = '\u001F';

    public static QuizQuestion WithKey(QuizQuestion question)
    {
        var parts = new List<string> { question.Text, question.Kind.ToString(), question.Pattern ?? "", question.IsGraded ? "graded" : "" };
        parts.AddRange(question.Options.Select(option => $"{option.IsRight}{Separator}{option.Text}"));
        parts.AddRange(question.Answers);
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(Separator, parts)));
        return question with { Key = Convert.ToHexStringLower(hash)[..Length] };
    }

    /// <summary>Two equal questions of one page are two.</summary>
    public static ImmutableArray<QuizQuestion> Distinct(IEnumerable<QuizQuestion> questions)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        return [.. questions.Select(question =>
        {
            var number = seen[question.Key] = seen.GetValueOrDefault(question.Key) + 1;
            return number == 1 ? question : question with { Key = $"{question.Key}-{number}" };
        })];
    }
}
