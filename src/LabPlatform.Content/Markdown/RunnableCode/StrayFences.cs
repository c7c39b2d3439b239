using Markdig.Syntax;

namespace LabPlatform.Content.Markdown.RunnableCode;

/// <summary>Remembers closing fences that closed nothing: their author should know.</summary>
internal static class StrayFences
{
    public static void Add(MarkdownDocument document, int line)
    {
        if (document.GetData(typeof(StrayFences)) is not List<int> lines)
        {
            document.SetData(typeof(StrayFences), lines = []);
        }

        lines.Add(line);
    }

    /// <returns>0-based lines.</returns>
    public static IReadOnlyList<int> Of(MarkdownDocument document) => document.GetData(typeof(StrayFences)) as List<int> ?? [];
}
