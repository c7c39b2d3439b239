using System.Diagnostics.CodeAnalysis;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace LabPlatform.Content.Loading.Yaml;

/// <summary>
/// Reads one small YAML document. Anchors, aliases and tags are refused: a few lines of aliases can stand for
/// gigabytes, and a tag for a type. Nothing an author writes by hand needs them.
/// </summary>
internal sealed class LocatedYamlReader
{
    private const int MaximumDepth = 24;

    private const int MaximumNodes = 20_000;

    private readonly Parser _parser;

    private int _nodes;

    private LocatedYamlReader(string text) => _parser = new Parser(new StringReader(text));

    /// <param name="text">With LF line ends.</param>
    /// <returns>Null where the text holds nothing but comments.</returns>
    /// <exception cref="YamlSyntaxException">Not YAML, more than one document, too deep or too much of it.</exception>
    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "On some damaged text the scanner fails otherwise than it says; an author is to read of a line, not of our parser.")]
    public static LocatedYaml? Read(string text)
    {
        var reader = new LocatedYamlReader(text);
        try
        {
            return reader.ReadStream();
        }
        catch (YamlException exception)
        {
            throw new YamlSyntaxException($"The file is not valid YAML: {exception.Message}", Math.Max(1, (int)exception.Start.Line));
        }
        catch (Exception exception) when (exception is not YamlSyntaxException)
        {
            throw new YamlSyntaxException("The file is not valid YAML behind this line.", reader._parser.Current is { } last ? (int)last.End.Line : 1);
        }
    }

    private LocatedYaml? ReadStream()
    {
        _parser.Consume<StreamStart>();
        if (_parser.Accept<StreamEnd>(out _))
        {
            return null;
        }

        _parser.Consume<DocumentStart>();
        var value = ReadValue(depth: 0);
        _parser.Consume<DocumentEnd>();
        return _parser.Accept<StreamEnd>(out _) ? value
            : throw new YamlSyntaxException("The file must hold one document; '---' begins another.", Line(_parser.Current!));
    }

    private LocatedYaml ReadValue(int depth)
    {
        if (!_parser.Accept<NodeEvent>(out var node))
        {
            throw _parser.Current is AnchorAlias alias ? Anchors(Line(alias))
                : new YamlSyntaxException("The file is not valid YAML: a value is missing.", _parser.Current is { } other ? Line(other) : 1);
        }

        var line = Line(node);
        if (!node.Anchor.IsEmpty)
        {
            throw Anchors(line);
        }

        if (!node.Tag.IsEmpty)
        {
            throw new YamlSyntaxException("Tags (!name) are not read. Text that begins with ! needs quotes.", line);
        }

        if (depth > MaximumDepth || ++_nodes > MaximumNodes)
        {
            throw new YamlSyntaxException(depth > MaximumDepth ? "The file is nested too deeply." : "The file holds too many values.", line);
        }

        return node switch
        {
            Scalar => ReadText(line),
            SequenceStart => ReadList(line, depth),
            _ => ReadMap(line, depth),
        };
    }

    private LocatedYaml ReadText(int line)
    {
        var scalar = _parser.Consume<Scalar>();
        return new LocatedYaml(YamlKind.Text, line) { Text = scalar.Value, IsQuoted = scalar.Style is not (ScalarStyle.Plain or ScalarStyle.Any) };
    }

    private LocatedYaml ReadList(int line, int depth)
    {
        _parser.Consume<SequenceStart>();
        var items = new List<LocatedYaml>();
        while (!_parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(ReadValue(depth + 1));
        }

        return new LocatedYaml(YamlKind.List, line) { Items = items };
    }

    private LocatedYaml ReadMap(int line, int depth)
    {
        _parser.Consume<MappingStart>();
        var entries = new List<YamlEntry>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            var key = ReadValue(depth + 1);
            if (key.Kind != YamlKind.Text)
            {
                throw new YamlSyntaxException("A key must be one word, not a list or a map.", key.Line);
            }

            if (!keys.Add(key.Text))
            {
                throw new YamlSyntaxException($"The key '{key.Text}' is there twice.", key.Line);
            }

            entries.Add(new YamlEntry(new Located(key.Text, key.Line), ReadValue(depth + 1)));
        }

        return new LocatedYaml(YamlKind.Map, line) { Entries = entries };
    }

    private static YamlSyntaxException Anchors(int line) =>
        new("Anchors (&name) and aliases (*name) are not read; write the value out. Text that begins with & or * needs quotes.", line);

    private static int Line(ParsingEvent parsed) => (int)parsed.Start.Line;
}
