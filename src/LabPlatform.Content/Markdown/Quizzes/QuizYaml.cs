using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace LabPlatform.Content.Markdown.Quizzes;

/// <summary>Reads the YAML of a question: small, flat, without anchors.</summary>
internal sealed class QuizYaml
{
    private const int MaximumLength = 16 * 1024;

    private const int MaximumDepth = 6;

    private readonly IParser _parser;

    private QuizYaml(IParser parser) => _parser = parser;

    /// <exception cref="QuizSyntaxException">Not such YAML.</exception>
    public static QuizNode Read(string yaml)
    {
        if (yaml.Length > MaximumLength)
        {
            throw new QuizSyntaxException("A question may have 16 KB.", 1);
        }

        try
        {
            var parser = new Parser(new StringReader(yaml));
            parser.Consume<StreamStart>();
            if (!parser.TryConsume<DocumentStart>(out _))
            {
                throw new QuizSyntaxException("The block is empty.", 1);
            }

            return new QuizYaml(parser).ReadNode(depth: 0);
        }
        catch (YamlException exception)
        {
            throw new QuizSyntaxException($"This is not YAML: {exception.InnerException?.Message ?? exception.Message}", (int)exception.Start.Line);
        }
        catch (InvalidOperationException exception) // the scanner's, for a flow list that is torn by an empty line
        {
            throw new QuizSyntaxException($"This is not YAML: {exception.Message}", 1);
        }
    }

    private QuizNode ReadNode(int depth)
    {
        var next = _parser.Consume<ParsingEvent>();
        var line = (int)next.Start.Line;
        if (depth > MaximumDepth || next is AnchorAlias or NodeEvent { Anchor.IsEmpty: false })
        {
            throw new QuizSyntaxException("Anchors and deep nesting are not read here.", line);
        }

        switch (next)
        {
            case Scalar scalar:
                return new QuizNode.Text(scalar.Value, line);
            case SequenceStart:
                var items = new List<QuizNode>();
                while (!_parser.TryConsume<SequenceEnd>(out _))
                {
                    items.Add(ReadNode(depth + 1));
                }

                return new QuizNode.List(items, line);
            default:
                return ReadMap(depth, line);
        }
    }

    private QuizNode.Map ReadMap(int depth, int line)
    {
        var entries = new List<(string Key, QuizNode Value)>();
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            if (ReadNode(depth + 1) is not QuizNode.Text key)
            {
                throw new QuizSyntaxException("A key must be a word.", line);
            }

            if (entries.Exists(entry => string.Equals(entry.Key, key.Value, StringComparison.Ordinal)))
            {
                throw new QuizSyntaxException($"'{key.Value}' stands here twice.", key.Line);
            }

            entries.Add((key.Value, ReadNode(depth + 1)));
        }

        return new QuizNode.Map(entries, line);
    }
}
