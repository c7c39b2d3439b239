using System.Collections.Concurrent;
using System.Security.Cryptography;
using LabPlatform.Domain.Scenarios;

namespace LabPlatform.Content.Images;

/// <summary>
/// Every image once. It lives as long as a scenario that shows it, so that a session begun before an edit still sees
/// what its pages name.
/// </summary>
internal sealed class ImageStore : IScenarioImages
{
    private readonly ConcurrentDictionary<string, WeakReference<ScenarioImage>> _images = new(StringComparer.Ordinal);

    public ScenarioImage? Find(string hash)
    {
        ArgumentNullException.ThrowIfNull(hash);
        return _images.TryGetValue(hash, out var reference) && reference.TryGetTarget(out var image) ? image : null;
    }

    /// <returns>The image with that content; always the same object while it is in use.</returns>
    public ScenarioImage Keep(string contentType, byte[] content)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(content));
        if (Find(hash) is { } known && string.Equals(known.ContentType, contentType, StringComparison.Ordinal))
        {
            return known;
        }

        var image = new ScenarioImage(hash, contentType, content);
        _images[hash] = new WeakReference<ScenarioImage>(image);
        return image;
    }

    /// <summary>Forgets the names of images that nothing shows any more.</summary>
    public void Prune()
    {
        foreach (var entry in _images)
        {
            if (!entry.Value.TryGetTarget(out _))
            {
                _images.TryRemove(entry);
            }
        }
    }
}
