using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace LabPlatform.Domain.Checks.Declared;

/// <summary>Reads the text of a <see cref="JsonPath"/> from left to right.</summary>
internal sealed class JsonPathReader
{
    private const int MaximumFilterDepth = 3;

    private const string EndsAName = ".,[]$@{}()=!<>'\" \t\n\r";

    private const string EndsAFilterPath = "=!<>) ";

    private readonly string _text;

    private int _at;

    private int _filterDepth;

    private JsonPathReader(string text) => _text = text;

    private char Current => _at < _text.Length ? _text[_at] : '\0';

    /// <exception cref="FormatException">No path; the message is one sentence for the author.</exception>
    public static ImmutableArray<JsonPathStep> Read(string text)
    {
        if (text.Length > JsonPath.MaximumLength)
        {
            throw new FormatException($"The path is longer than {JsonPath.MaximumLength} characters.");
        }

        if (text is ['{', ..])
        {
            throw new FormatException("Leave out the braces around the path.");
        }

        var reader = new JsonPathReader(text);
        if (reader.Current is '$' or '@')
        {
            reader._at++;
        }

        if (reader.Current is not ('.' or '['))
        {
            throw new FormatException("A path begins with a dot, as in .spec.replicas.");
        }

        return reader.Steps(endsWith: "") is { IsEmpty: false } steps ? steps : throw new FormatException("The path names no field.");
    }

    /// <param name="endsWith">Characters that end it; the end of the text always does.</param>
    private ImmutableArray<JsonPathStep> Steps(string endsWith)
    {
        var steps = ImmutableArray.CreateBuilder<JsonPathStep>();
        while (_at < _text.Length && !endsWith.Contains(Current, StringComparison.Ordinal))
        {
            switch (Current)
            {
                case '.':
                    AfterDot(steps);
                    break;
                case '[':
                    steps.Add(Brackets());
                    break;
                default:
                    throw Unexpected("a dot or '['");
            }
        }

        return steps.ToImmutable();
    }

    private void AfterDot(ImmutableArray<JsonPathStep>.Builder steps)
    {
        _at++;
        if (Current == '.')
        {
            _at++;
            steps.Add(new JsonPathStep.Descendants());
        }

        // ".[0]" is what kubectl takes too.
        if (Current != '[')
        {
            steps.Add(Name());
        }
    }

    private JsonPathStep Name()
    {
        var name = new StringBuilder();
        var escaped = false;
        while (_at < _text.Length && !EndsAName.Contains(Current, StringComparison.Ordinal))
        {
            if (Current == '\\' && _at + 1 < _text.Length)
            {
                _at++;
                escaped = true;
            }

            name.Append(Current);
            _at++;
        }

        return name.Length == 0 ? throw Unexpected("the name of a field")
            : !escaped && name is ['*'] ? new JsonPathStep.Children()
            : new JsonPathStep.Field(name.ToString());
    }

    private JsonPathStep Brackets()
    {
        _at++;
        SkipBlanks();
        if (Current == '?')
        {
            return Filter();
        }

        var steps = ImmutableArray.CreateBuilder<JsonPathStep>();
        while (true)
        {
            SkipBlanks();
            steps.Add(InBrackets());
            SkipBlanks();
            if (Current != ',')
            {
                break;
            }

            _at++;
        }

        Expect(']');
        return steps.Count == 1 ? steps[0] : new JsonPathStep.Union(steps.ToImmutable());
    }

    private JsonPathStep InBrackets()
    {
        switch (Current)
        {
            case '\'' or '"':
                return new JsonPathStep.Field(Quoted());
            case '*':
                _at++;
                return new JsonPathStep.Children();
            default:
                return Numbers();
        }
    }

    private JsonPathStep Numbers()
    {
        var start = Number();
        if (Current != ':')
        {
            return start is { } index ? new JsonPathStep.Item(index) : throw Unexpected("a number, '*' or a name in quotes");
        }

        _at++;
        var end = Number();
        var stride = 1;
        if (Current == ':')
        {
            _at++;
            stride = Number() ?? 1;
        }

        return stride >= 1 ? new JsonPathStep.Slice(start, end, stride) : throw new FormatException("The third number in brackets must be 1 or more.");
    }

    private int? Number()
    {
        var begin = _at;
        if (Current == '-')
        {
            _at++;
        }

        while (char.IsAsciiDigit(Current))
        {
            _at++;
        }

        var digits = _text.AsSpan(begin, _at - begin);
        return digits.IsEmpty ? null
            : int.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number
            : throw new FormatException($"'{digits}' is no number for a place in a list.");
    }

    private JsonPathStep.Where Filter()
    {
        if (++_filterDepth > MaximumFilterDepth)
        {
            throw new FormatException("The path has filters inside filters inside filters.");
        }

        _at++;
        Expect('(');
        SkipBlanks();
        Expect('@');
        var path = Steps(EndsAFilterPath);
        SkipBlanks();
        var compare = Operator();
        SkipBlanks();
        var value = compare == JsonPathOperator.Exists ? "" : Literal();
        SkipBlanks();
        Expect(')');
        SkipBlanks();
        Expect(']');
        _filterDepth--;
        return new JsonPathStep.Where(path, compare, value);
    }

    private JsonPathOperator Operator()
    {
        (string Text, JsonPathOperator Operator)[] known =
        [
            ("==", JsonPathOperator.Equals), ("!=", JsonPathOperator.Differs), ("<=", JsonPathOperator.LessOrEqual),
            (">=", JsonPathOperator.GreaterOrEqual), ("<", JsonPathOperator.Less), (">", JsonPathOperator.Greater),
        ];
        foreach (var (text, compare) in known)
        {
            if (_text.AsSpan(_at).StartsWith(text, StringComparison.Ordinal))
            {
                _at += text.Length;
                return compare;
            }
        }

        return Current == ')' ? JsonPathOperator.Exists : throw Unexpected("==, !=, <, <=, > or >= in the filter");
    }

    private string Literal()
    {
        if (Current is '\'' or '"')
        {
            return Quoted();
        }

        var begin = _at;
        while (char.IsAsciiLetterOrDigit(Current) || Current is '.' or '-' or '+')
        {
            _at++;
        }

        var word = _text[begin.._at];
        return word is "true" or "false" || double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
            ? word
            : throw new FormatException("A filter compares with a number, true, false or text in quotes.");
    }

    private string Quoted()
    {
        var quote = Current;
        var value = new StringBuilder();
        for (_at++; _at < _text.Length; _at++)
        {
            if (Current == quote)
            {
                _at++;
                return value.ToString();
            }

            if (Current == '\\' && _at + 1 < _text.Length)
            {
                _at++;
            }

            value.Append(Current);
        }

        throw new FormatException("A quote in the path is never closed.");
    }

    private void SkipBlanks()
    {
        while (Current == ' ')
        {
            _at++;
        }
    }

    private void Expect(char wanted)
    {
        if (Current != wanted)
        {
            throw Unexpected($"'{wanted}'");
        }

        _at++;
    }

    private FormatException Unexpected(string wanted) => new(_at < _text.Length
        ? $"The path needs {wanted} at character {_at + 1}, not '{(char.IsControl(Current) ? '\uFFFD' : Current)}'."
        : $"The path needs {wanted} at its end.");
}
