using Markdig.Syntax.Inlines;

namespace LabPlatform.Content.Markdown.RunnableCode;

/// <summary>A macro with no code right before it. Not shown: it means nothing to a learner.</summary>
internal sealed class StrayMacroInline(CodeMacro macro) : LeafInline
{
    public CodeMacro Macro { get; } = macro;
}
