using LabPlatform.Content.Files;
using LabPlatform.Content.Loading.Index;

namespace LabPlatform.Content.Loading.Pages;

/// <summary>A page with its text read.</summary>
/// <param name="Path">Relative to the catalogue's root; null where the author named no text.</param>
/// <param name="Markdown">With LF line ends; empty unless it could be read.</param>
/// <param name="IsUtf8">Whether all bytes were UTF-8; the others were replaced.</param>
internal sealed record PageDraft(PageIndex Index, string? Path, FileState State, string Markdown, bool IsUtf8, PageFacts Facts);
