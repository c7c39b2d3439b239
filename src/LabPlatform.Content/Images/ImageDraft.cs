using LabPlatform.Content.Files;
using LabPlatform.Content.Loading.Pages;
using LabPlatform.Domain.Scenarios;

namespace LabPlatform.Content.Images;

/// <summary>An image that a page shows.</summary>
/// <param name="Source">As the page names it.</param>
/// <param name="Path">Relative to the catalogue's root; null where none could be meant.</param>
/// <param name="Image">Null unless found and of an allowed type.</param>
internal sealed record ImageDraft(PageDraft Page, string Source, string? Path, FileState State, ScenarioImage? Image);
