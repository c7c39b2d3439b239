using LabPlatform.Domain.Quizzes;
using LabPlatform.Domain.Scenarios;

namespace LabPlatform.UnitTests.Content.Loading;

public sealed class QuizTests : IDisposable
{
    private const string Index = """{ "title": "T", "details": { "steps": [ { "text": "a.md" } ] } }""";

    private readonly TemporaryCatalogue _catalogue = new();

    public void Dispose() => _catalogue.Dispose();

    [Fact]
    public void Questions_OfAPage_AreKnownWithWhatIsRight()
    {
        var quiz = Load("""
            ```quiz
            question: Which share a network address?
            type: single
            options:
              - text: Two containers of one pod
                correct: true
                feedback: Yes.
              - text: Two pods
            graded: true
            ```

            >>Q1: Which port?<<
            === 80

            ```quiz
            question: And this?
            matches: ^a+$
            feedback: Hm.
            ```
            """).Steps[0].Quiz;

        quiz.Length.ShouldBe(3);
        quiz[0].ShouldSatisfyAllConditions(
            question => (question.Text, question.Kind, question.IsGraded).ShouldBe(("Which share a network address?", QuizKind.One, true)),
            question => question.Options.ShouldBe([new QuizOption("Two containers of one pod", IsRight: true, "Yes."), new QuizOption("Two pods", IsRight: false, "")]));
        quiz[1].ShouldSatisfyAllConditions(
            question => (question.Text, question.Kind, question.IsGraded).ShouldBe(("Which port?", QuizKind.Text, false)),
            question => question.Answers.ShouldBe(["80"]));
        (quiz[2].Kind, quiz[2].Pattern, quiz[2].Feedback).ShouldBe((QuizKind.Text, "^a+$", "Hm."));
        quiz.Select(question => question.Key).Distinct(StringComparer.Ordinal).Count().ShouldBe(3);
    }

    [Fact]
    public void Key_ChangesWithTheQuestion_AndTwinsAreTwo()
    {
        const string Question = "```quiz\nquestion: Which?\noptions: [{text: a, correct: true}, b]\n```\n\n";

        var twins = Load(Question + Question).Steps[0].Quiz;
        var other = Load(Question.Replace("[{text: a, correct: true}, b]", "[a, {text: b, correct: true}]", StringComparison.Ordinal)).Steps[0].Quiz;

        twins[0].Key.ShouldNotBe(twins[1].Key, StringComparer.Ordinal);
        twins.ShouldAllBe(question => question.Key != other[0].Key);
    }

    [Theory]
    [InlineData("options: [a, b]", 3, "'question' is missing")]
    [InlineData("question: Which?\noptions: [a, b]", 4, "Exactly one option")]
    [InlineData("question: Which?\ntype: multiple\noptions:\n- a\n- b", 6, "At least one option")]
    [InlineData("question: Which?\noptions: [{text: a, correct: true}]", 4, "two 'options'")]
    [InlineData("question: Which?\noptions:\n- {text: a, correct: maybe}\n- b", 5, "'correct' is true or false")]
    [InlineData("question: Which?\noptions:\n- {txt: a, correct: true}\n- b", 5, "'txt' is not known")]
    [InlineData("question: Which?\ntype: choice\noptions: [{text: a, correct: true}, b]", 4, "'type' is 'single'")]
    [InlineData("question: What?", 3, "'answers' or 'matches'")]
    [InlineData("question: What?\nmatches: (a)\\1", 4, "no regular expression")]
    [InlineData("question: What?\nanswers: [a]\nscore: 3", 5, "'score' is not known")]
    [InlineData("question: What?\nquestion: Again?\nanswers: [a]", 4, "stands here twice")]
    [InlineData("question: &a What?\nanswers: [*a]", 3, "Anchors")]
    [InlineData("- question", 3, "A question is written as")]
    [InlineData("question: [", 4, "not YAML")]
    [InlineData("", 3, "empty")]
    [InlineData("question: What?\nanswers: [[[[[[[[a]]]]]]]]", 4, "deep nesting")]
    public void Problem_IsNamedWithItsLine(string yaml, int line, string message)
    {
        _catalogue.Write("c/s/a.md", $"Text\n```quiz\n{yaml}\n```\n");

        var entry = _catalogue.LoadOne(Index);

        var problem = entry.Problems.First(problem => problem.Rule is "quiz");
        (problem.Severity, problem.File).ShouldBe((ProblemSeverity.Error, "c/s/a.md"));
        problem.Message.ShouldContain(message);
        problem.Line.ShouldBe(line);
        entry.Scenario.ShouldBeNull();
    }

    private Scenario Load(string markdown)
    {
        _catalogue.Write("c/s/a.md", markdown);
        var entry = _catalogue.LoadOne(Index);
        entry.Problems.ShouldBeEmpty();
        return entry.Scenario.ShouldNotBeNull();
    }
}
