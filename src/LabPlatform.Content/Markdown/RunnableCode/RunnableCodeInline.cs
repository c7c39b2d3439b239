using Markdig.Syntax.Inlines;

namespace LabPlatform.Content.Markdown.RunnableCode;

/// <summary>Code within a line, followed by a macro.</summary>
internal sealed class RunnableCodeInline(string code, LabAction action) : LeafInline
{
    public string Code { get; } = code;

    public LabAction Action { get; } = action;
}
