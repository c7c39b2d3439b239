using Markdig;
using Markdig.Parsers;
using Markdig.Syntax;

namespace LabPlatform.Content.Markdown.RunnableCode;

/// <summary>
/// What was found out about fences that are never closed: nearly always the author closed one of four backticks with three, or left a line of
/// backticks behind. The page is then read again with that in mind.
/// </summary>
internal sealed class FenceRepair
{
    private const int MaximumRounds = 5;

    private static readonly FenceRepair s_nothing = new();

    private readonly HashSet<int> _shortened = [];

    private readonly HashSet<int> _stray = [];

    /// <param name="parse">Reads the page with what is known so far.</param>
    public static MarkdownDocument Parse(Func<MarkdownParserContext, MarkdownDocument> parse)
    {
        var repair = new FenceRepair();
        var context = new MarkdownParserContext();
        context.Properties[typeof(FenceRepair)] = repair;
        var document = parse(context);
        for (var round = 0; round < MaximumRounds && repair.Learn(document); round++)
        {
            document = parse(context);
        }

        return document;
    }

    public static FenceRepair Of(BlockProcessor processor) =>
        processor.Context?.Properties.TryGetValue(typeof(FenceRepair), out var known) == true ? (FenceRepair)known : s_nothing;

    /// <summary>The fence that opens on this line may be closed by three characters.</summary>
    public bool IsShortened(int line) => _shortened.Contains(line);

    /// <summary>The fence on this line means nothing.</summary>
    public bool IsStray(int line) => _stray.Contains(line);

    private bool Learn(MarkdownDocument document)
    {
        var learned = false;
        foreach (var block in document.Descendants<RunnableCodeBlock>().Where(block => block.OpeningFencedCharCount > FenceLine.Shortest))
        {
            learned |= Learn(block);
            if (!block.IsClosed)
            {
                break; // it may hold the rest of the page
            }
        }

        return learned;
    }

    private bool Learn(RunnableCodeBlock block)
    {
        for (var i = 0; i < block.Lines.Count; i++)
        {
            var text = block.Lines.Lines[i].Slice.AsSpan().TrimStart();
            var line = new FenceLine(text);
            var endsHere = EndsWithMacro(text, block.FencedChar);
            if (endsHere || (line.IsFence && line.Character == block.FencedChar))
            {
                // Closed, it may show how a fence is written; unless the first one within it has an action.
                if (block.IsClosed && !endsHere)
                {
                    return false;
                }

                // Another fence begins in it, so this line was not meant to open one; or what follows it is no code.
                var opens = line is { IsFence: true, HasMacro: false, Text.Length: > 0 } && line.CanOpen;
                var isStray = block.OpeningText.Length == 0 && (opens || block.Lines.Lines[0].Slice.IsEmptyOrWhitespace());
                return (isStray ? _stray : _shortened).Add(block.Line);
            }
        }

        return false;
    }

    private static bool EndsWithMacro(ReadOnlySpan<char> text, char fence)
    {
        var brace = text.LastIndexOf("{{", StringComparison.Ordinal);
        return brace >= FenceLine.Shortest
            && text[..brace].TrimEnd(' ') is var before
            && before.Length - before.TrimEnd(fence).Length >= FenceLine.Shortest
            && CodeMacroReader.TryRead(text[brace..], out _, out _);
    }
}
