using LabPlatform.Content.Files;
using LabPlatform.Content.Loading.Index;

namespace LabPlatform.Content.Loading.Pages;

/// <summary>A script that a page names.</summary>
/// <param name="Key">As in Killercoda's format: <c>verify</c>, <c>foreground</c>, <c>background</c>; ours: <c>solve</c>.</param>
/// <param name="Reference">As written, relative to the scenario's folder.</param>
/// <param name="Path">As the disk has it, relative to the catalogue's root.</param>
/// <param name="Text">With LF line ends.</param>
internal sealed record ScriptDraft(PageIndex Page, string Key, Located Reference, string Path, FileState State, string Text);
