namespace LabPlatform.Content.Loading.Index;

/// <summary>One entry of <c>details.assets</c>.</summary>
/// <param name="Host">Key of the list it stands in.</param>
/// <param name="File">Name, path or pattern below <c>assets/</c>.</param>
/// <param name="Target">A folder of the toolbox.</param>
internal sealed record AssetIndex(string Host, Located File, Located Target, Located? Chmod);
