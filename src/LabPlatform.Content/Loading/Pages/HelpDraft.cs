using LabPlatform.Content.Loading.Index;

namespace LabPlatform.Content.Loading.Pages;

/// <summary>A hint of a step, or its solution in words.</summary>
/// <param name="Step">The page it belongs to.</param>
internal sealed record HelpDraft(PageIndex Step, PageDraft Page, bool IsAnswer);
