using System.Collections.Immutable;
using LabPlatform.Content.Files;
using LabPlatform.Content.Loading.Index;

namespace LabPlatform.Content.Loading.Assets;

/// <summary>An entry of <c>details.assets</c> and the files it means.</summary>
internal sealed record AssetDraft(AssetIndex Index, ImmutableArray<AssetFile> Files);

/// <param name="Path">Relative to the catalogue's root.</param>
/// <param name="Landing">Relative to the target folder.</param>
internal sealed record AssetFile(string Path, string Landing, FileRead Read);
