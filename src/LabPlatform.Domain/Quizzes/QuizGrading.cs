using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace LabPlatform.Domain.Quizzes;

/// <summary>Judges answers.</summary>
public static class QuizGrading
{
    public const int MaximumAnswer = 500;

    /// <returns>The verdict, or null where <paramref name="given"/> is no answer to this question.</returns>
    public static QuizVerdict? Judge(QuizQuestion question, string given)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(given);
        if (given.Length > MaximumAnswer)
        {
            return null;
        }

        return question.Kind == QuizKind.Text ? JudgeText(question, given) : JudgeChoice(question, given);
    }

    private static QuizVerdict? JudgeText(QuizQuestion question, string given)
    {
        var text = given.Trim();
        if (text.Length == 0)
        {
            return null;
        }

        var right = question.Answers.Any(answer => string.Equals(answer.Trim(), text, StringComparison.OrdinalIgnoreCase))
            || (question.Pattern is { } pattern && Regex.IsMatch(text, pattern, RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant));
        return new QuizVerdict(right, text, question.Feedback);
    }

    private static QuizVerdict? JudgeChoice(QuizQuestion question, string given)
    {
        var chosen = new SortedSet<int>();
        foreach (var word in given.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (!int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number >= question.Options.Length)
            {
                return null;
            }

            chosen.Add(number);
        }

        if (chosen.Count == 0 || (question.Kind == QuizKind.One && chosen.Count > 1))
        {
            return null;
        }

        var right = Enumerable.Range(0, question.Options.Length).All(number => question.Options[number].IsRight == chosen.Contains(number));
        return new QuizVerdict(right, string.Join(',', chosen), Feedback(question, [.. chosen], right));
    }

    /// <summary>Of what is right and wrong in it only the wrong is spoken of while something is: else the answer could be put together from feedback.</summary>
    private static string Feedback(QuizQuestion question, ImmutableArray<int> chosen, bool right)
    {
        var said = chosen.Select(number => question.Options[number]).Where(option => option.IsRight == right && option.Feedback.Length > 0).Select(option => option.Feedback).ToList();
        if (!right && chosen.All(number => question.Options[number].IsRight))
        {
            said.Add("So far so good, but something is missing.");
        }

        return string.Join(' ', said.Append(question.Feedback).Where(text => text.Length > 0));
    }
}

/// <param name="Given">The answer as it is stored.</param>
/// <param name="Feedback">For the learner; may be empty.</param>
public sealed record QuizVerdict(bool IsRight, string Given, string Feedback);
