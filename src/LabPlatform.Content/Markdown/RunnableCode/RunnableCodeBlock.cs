using Markdig.Parsers;
using Markdig.Syntax;

namespace LabPlatform.Content.Markdown.RunnableCode;

/// <summary>A fence that may carry an action behind its closing backticks.</summary>
internal sealed class RunnableCodeBlock(BlockParser parser) : FencedCodeBlock(parser)
{
    public CodeMacro Macro { get; set; }

    public LabAction Action => Macro.Action;

    /// <summary>Whether the author closed it; an open fence swallows the rest of the page.</summary>
    public bool IsClosed { get; set; }

    /// <summary>What stands behind the opening fence.</summary>
    public string OpeningText { get; set; } = "";

    public FenceInfo OpeningInfo { get; set; } = FenceInfo.Plain;
}
