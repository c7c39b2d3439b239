using LabPlatform.Domain.Quizzes;

namespace LabPlatform.UnitTests.Quizzes;

public sealed class QuizGradingTests
{
    private static readonly QuizQuestion s_single = new()
    {
        Key = "k",
        Text = "Which?",
        Kind = QuizKind.One,
        Options = [new QuizOption("a", IsRight: true, "Yes."), new QuizOption("b", IsRight: false, "No.")],
        Feedback = "See above.",
    };

    private static readonly QuizQuestion s_multiple = s_single with
    {
        Kind = QuizKind.Several,
        Options = [new QuizOption("a", IsRight: true, "A."), new QuizOption("b", IsRight: false, "B."), new QuizOption("c", IsRight: true, "C.")],
        Feedback = "",
    };

    private static readonly QuizQuestion s_text = s_single with { Kind = QuizKind.Text, Options = [], Answers = ["Eighty", "80"], Pattern = "^port\\s+80$" };

    [Theory]
    [InlineData("0", true, "Yes. See above.")]
    [InlineData(" 1 ", false, "No. See above.")]
    public void Single_IsRightByItsOption(string given, bool right, string feedback) => ShouldBe(s_single, given, right, feedback);

    [Theory]
    [InlineData("0,2", true, "A. C.")]
    [InlineData("2,0,2", true, "A. C.")]
    [InlineData("0,1,2", false, "B.")]
    [InlineData("0", false, "So far so good, but something is missing.")]
    [InlineData("0,1", false, "B.")]
    public void Multiple_IsRightWhenAllAreChosenAndNoOther(string given, bool right, string feedback) => ShouldBe(s_multiple, given, right, feedback);

    [Theory]
    [InlineData(" eighty ", true)]
    [InlineData("80", true)]
    [InlineData("Port  80", true)]
    [InlineData("8080", false)]
    public void Text_IsComparedWithoutCaseAndOuterBlanks(string given, bool right) => ShouldBe(s_text, given, right, "See above.");

    [Theory]
    [InlineData("")]
    [InlineData("2")]
    [InlineData("-1")]
    [InlineData("0,1")]
    [InlineData("a")]
    public void Single_GivenSomethingElse_IsNoAnswer(string given) => QuizGrading.Judge(s_single, given).ShouldBeNull();

    [Fact]
    public void Text_EmptyOrEndless_IsNoAnswer()
    {
        QuizGrading.Judge(s_text, "  ").ShouldBeNull();
        QuizGrading.Judge(s_text, new string('x', QuizGrading.MaximumAnswer + 1)).ShouldBeNull();
    }

    private static void ShouldBe(QuizQuestion question, string given, bool right, string feedback)
    {
        var verdict = QuizGrading.Judge(question, given).ShouldNotBeNull();
        (verdict.IsRight, verdict.Feedback).ShouldBe((right, feedback));
    }
}
