namespace LabPlatform.Content.Markdown.RawHtml;

/// <summary>
/// Walks over the attributes of a tag in the states of the HTML standard's tokenizer (13.2.5.32 and following), so that
/// we and a browser agree on where a tag ends; where the standard knows a parse error, there is no tag for us.
/// </summary>
internal static class RawHtmlAttributes
{
    private enum State
    {
        BeforeName,
        Name,
        AfterName,
        BeforeValue,
        Unquoted,
        DoubleQuoted,
        SingleQuoted,
        AfterQuoted,
        End,
        Error,
    }

    /// <param name="text">What follows the tag's name.</param>
    /// <returns>The position behind the closing <c>&gt;</c>, or -1.</returns>
    public static int FindTagEnd(ReadOnlySpan<char> text)
    {
        var state = State.BeforeName;
        for (var i = 0; i < text.Length; i++)
        {
            state = Next(state, text[i]);
            if (state is State.End or State.Error)
            {
                return state == State.End ? i + 1 : -1;
            }
        }

        return -1;
    }

    private static State Next(State state, char c) => state switch
    {
        State.DoubleQuoted => c == '"' ? State.AfterQuoted : state,
        State.SingleQuoted => c == '\'' ? State.AfterQuoted : state,
        State.BeforeValue => c switch
        {
            '"' => State.DoubleQuoted,
            '\'' => State.SingleQuoted,
            '>' or '<' or '=' or '`' => State.Error,
            _ => RawHtmlTag.IsSpace(c) ? state : State.Unquoted,
        },
        State.Unquoted => c switch
        {
            '>' => State.End,
            '"' or '\'' or '<' or '`' => State.Error,
            _ => RawHtmlTag.IsSpace(c) ? State.BeforeName : state,
        },
        State.AfterQuoted when c is not ('>' or '/') && !RawHtmlTag.IsSpace(c) => State.Error,
        _ => NextOfName(state, c),
    };

    private static State NextOfName(State state, char c) => c switch
    {
        '>' => State.End,
        '/' => State.BeforeName,
        '"' or '\'' or '<' => State.Error,
        '=' => state is State.Name or State.AfterName ? State.BeforeValue : State.Error,
        _ when RawHtmlTag.IsSpace(c) => state is State.Name or State.AfterName ? State.AfterName : State.BeforeName,
        _ => State.Name,
    };
}
