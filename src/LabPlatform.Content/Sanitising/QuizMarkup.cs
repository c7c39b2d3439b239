using System.Globalization;
using System.Text;
using LabPlatform.Domain.Quizzes;

namespace LabPlatform.Content.Sanitising;

/// <summary>A question as a form; see the README. Nothing in it tells what is right.</summary>
internal static class QuizMarkup
{
    public static void Write(StringBuilder output, QuizQuestion question, int number)
    {
        var index = number.ToString(CultureInfo.InvariantCulture);
        output.Append("<form class=\"quiz\"").AppendAttribute("data-quiz", index).AppendAttribute("data-kind", Name(question.Kind));
        if (question.IsGraded)
        {
            output.AppendAttribute("data-graded", "yes");
        }

        output.Append("><fieldset><legend>");
        WriteText(output, question.Text);
        output.Append("</legend>");
        if (question.Kind == QuizKind.Several)
        {
            output.Append("<p class=\"quiz-how\">Choose all that are right.</p>");
        }

        if (question.Kind == QuizKind.Text)
        {
            output.Append("<input type=\"text\" name=\"answer\" aria-label=\"Your answer\" maxlength=\"500\" autocomplete=\"off\" spellcheck=\"false\">");
        }

        for (var option = 0; option < question.Options.Length; option++)
        {
            output.Append("<label class=\"quiz-option\"><input").AppendAttribute("type", question.Kind == QuizKind.One ? "radio" : "checkbox")
                .Append(" name=\"answer\"").AppendAttribute("value", option.ToString(CultureInfo.InvariantCulture)).Append("> <span>");
            WriteText(output, question.Options[option].Text);
            output.Append("</span></label>");
        }

        output.Append("</fieldset><p class=\"quiz-foot\"><button type=\"submit\">Answer</button> <span class=\"quiz-said\" role=\"status\"></span></p></form>");
    }

    /// <summary>Text with code between backticks.</summary>
    private static void WriteText(StringBuilder output, string text)
    {
        var parts = HiddenCharacters.Remove(text, out _).Split('`');
        for (var part = 0; part < parts.Length; part++)
        {
            var isCode = part % 2 == 1 && part < parts.Length - 1;
            output.Append(isCode ? "<code class=\"inline-code\" dir=\"ltr\">" : part % 2 == 1 ? "`" : "").AppendText(parts[part]).Append(isCode ? "</code>" : "");
        }
    }

    private static string Name(QuizKind kind) => kind switch
    {
        QuizKind.One => "single",
        QuizKind.Several => "multiple",
        _ => "text",
    };
}
