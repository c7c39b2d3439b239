using System.Collections.Immutable;
using LabPlatform.Domain.Quizzes;
using LabPlatform.Domain.Scenarios;
using LabPlatform.Domain.Sessions;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace LabPlatform.Web.Components.Workspace;

/// <summary>Takes the answers to the questions of a page, which its content shows, and says what came of them: also of those given before.</summary>
public sealed partial class QuizAnswers
{
    private ElementReference _questions;
    private ImmutableArray<QuizSaid> _shown = [];

    [Inject]
    public required AnswerQuiz AnswerQuiz { get; init; }

    [Parameter, EditorRequired]
    public required SessionView View { get; set; }

    [Parameter, EditorRequired]
    public required LabSession Session { get; set; }

    [Parameter, EditorRequired]
    public required Scenario Scenario { get; set; }

    /// <summary>-1 for the introduction.</summary>
    [Parameter, EditorRequired]
    public required int Page { get; set; }

    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    private ImmutableArray<QuizQuestion> Quiz => Scenario.PageAt(Page)?.Quiz ?? [];

    /// <summary>Called by the page's script.</summary>
    /// <param name="question">0-based number on the page.</param>
    [JSInvokable]
    public async Task<QuizSaid> AnswerAsync(int question, string given)
    {
        var answered = await AnswerQuiz.ExecuteAsync(Session.Id, View.Learner, Page, question, given ?? "", View.Gone);
        if (answered.Value is not { } report)
        {
            return new QuizSaid(question, given ?? "", QuizSaid.Refused, answered.Error!.Message);
        }

        await View.ShowAsync(report.Session);
        return QuizSaid.Of(question, report.Question, report.Answer, Scenario.IsExam);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (Quiz.IsEmpty)
        {
            return;
        }

        if (firstRender)
        {
            await LoadScriptAsync("Components/Workspace/QuizAnswers.razor.js", "connect", _questions);
        }

        await ShowAsync();
    }

    /// <summary>After a reload, and when another window has answered.</summary>
    private async Task ShowAsync()
    {
        ImmutableArray<QuizSaid> known = [.. Quiz.Select((question, number) => (Question: question, Number: number, Answer: Session.AnswerTo(Page, question.Key)))
            .Where(item => item.Answer is not null).Select(item => QuizSaid.Of(item.Number, item.Question, item.Answer!, Scenario.IsExam))];
        if (HasScript && !known.SequenceEqual(_shown))
        {
            _shown = known;
            await CallScriptAsync("show", _questions, known);
        }
    }
}
