using Markdig.Syntax.Inlines;

namespace LabPlatform.Content.Markdown.RunnableCode;

/// <summary>Code within a line, followed by a macro.</summary>
internal sealed class RunnableCodeInline(string code, CodeMacro macro) : LeafInline
{
    public string Code { get; set; } = code;

    public CodeMacro Macro { get; } = macro;

    public LabAction Action => Macro.Action;
}
