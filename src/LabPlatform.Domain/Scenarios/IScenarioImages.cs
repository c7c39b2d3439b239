namespace LabPlatform.Domain.Scenarios;

/// <summary>Images of scenarios by content, so that a name in a URL never becomes a path.</summary>
public interface IScenarioImages
{
    /// <summary>Finds an image of any scenario that is still in use, also of one that was edited meanwhile.</summary>
    /// <param name="hash">As in <see cref="ScenarioImage.Hash"/>; anything else finds nothing.</param>
    ScenarioImage? Find(string hash);
}

/// <summary>An image as its author left it. Rendered pages name it as <c>/scenario-images/{Hash}</c>.</summary>
/// <remarks>An SVG may hold script: serve it with <c>Content-Security-Policy: sandbox; default-src 'none'; style-src 'unsafe-inline'</c> and <c>nosniff</c>.</remarks>
/// <param name="Hash">SHA-256 of <paramref name="Content"/>, 64 lower-case hex digits.</param>
/// <param name="ContentType"><c>image/png</c>, <c>image/jpeg</c>, <c>image/gif</c>, <c>image/webp</c> or <c>image/svg+xml</c>.</param>
public sealed record ScenarioImage(string Hash, string ContentType, ReadOnlyMemory<byte> Content);
