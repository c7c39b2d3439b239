namespace LabPlatform.Content.Markdown.RunnableCode;

/// <summary>Which file a block of Katacoda's <c>&lt;pre class="file"&gt;</c> belongs to.</summary>
/// <param name="Path">As written; relative to the learner's home.</param>
/// <param name="Marker">What <see cref="FileChange.Insert"/> puts the text in place of.</param>
internal sealed record FileTarget(string Path, FileChange Change, string? Marker);

internal enum FileChange
{
    Replace,
    Append,
    Prepend,
    Insert,
}
