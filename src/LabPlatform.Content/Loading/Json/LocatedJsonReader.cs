using System.Text;
using System.Text.Json;

namespace LabPlatform.Content.Loading.Json;

/// <summary>Reads JSON as authors write it: a byte order mark, comments and trailing commas are all right.</summary>
internal ref struct LocatedJsonReader
{
    private const int MaximumDepth = 32;

    private readonly ReadOnlySpan<byte> _json;

    private Utf8JsonReader _reader;

    private long _counted;

    private int _line = 1;

    private LocatedJsonReader(ReadOnlySpan<byte> json)
    {
        _json = json;
        _reader = new Utf8JsonReader(json, new JsonReaderOptions
        {
            AllowTrailingCommas = true,
            CommentHandling = JsonCommentHandling.Skip,
            MaxDepth = MaximumDepth,
        });
    }

    /// <exception cref="JsonException">Not JSON, or nested more than 32 levels; <see cref="JsonException.LineNumber"/> is 0-based.</exception>
    public static LocatedJson Read(ReadOnlySpan<byte> bytes)
    {
        // Decoded once with replacement: one stray byte must not cost the scenario.
        var reader = new LocatedJsonReader(Encoding.UTF8.GetBytes(AuthorText.DecodeAsItIs(bytes)));
        reader._reader.Read();
        var value = reader.ReadValue();
        reader._reader.Read(); // anything behind the value throws
        return value;
    }

    private LocatedJson ReadValue()
    {
        var line = Line();
        return _reader.TokenType switch
        {
            JsonTokenType.StartObject => ReadObject(line),
            JsonTokenType.StartArray => ReadArray(line),
            JsonTokenType.String => new LocatedJson(JsonValueKind.String, line) { Text = ReadString() },
            JsonTokenType.Number => new LocatedJson(JsonValueKind.Number, line) { Text = Encoding.UTF8.GetString(_reader.ValueSpan) },
            JsonTokenType.True => new LocatedJson(JsonValueKind.True, line) { Text = "true" },
            JsonTokenType.False => new LocatedJson(JsonValueKind.False, line) { Text = "false" },
            _ => new LocatedJson(JsonValueKind.Null, line),
        };
    }

    private LocatedJson ReadObject(int line)
    {
        var properties = new Dictionary<string, LocatedJson>(StringComparer.Ordinal);
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndObject)
        {
            var name = ReadString();
            _reader.Read();
            properties[name] = ReadValue();
        }

        return new LocatedJson(JsonValueKind.Object, line) { Properties = properties };
    }

    private LocatedJson ReadArray(int line)
    {
        var items = new List<LocatedJson>();
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(ReadValue());
        }

        return new LocatedJson(JsonValueKind.Array, line) { Items = items };
    }

    private readonly string ReadString()
    {
        try
        {
            return _reader.GetString() ?? "";
        }
        catch (InvalidOperationException exception) // half of a surrogate pair, written as an escape
        {
            throw new JsonException("A string holds half a character.", path: null, _line - 1, bytePositionInLine: null, exception);
        }
    }

    private int Line()
    {
        var start = _reader.TokenStartIndex;
        _line += _json[(int)_counted..(int)start].Count((byte)'\n');
        _counted = start;
        return _line;
    }
}
