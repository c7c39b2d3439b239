using System.Collections.Concurrent;

namespace LabPlatform.Kubernetes;

/// <summary>Manifests and scripts that are built into this assembly, by file name.</summary>
internal static class EmbeddedText
{
    private static readonly ConcurrentDictionary<string, string> s_texts = new(StringComparer.Ordinal);

    public static string Get(string name) => s_texts.GetOrAdd(name, static name =>
    {
        using var stream = typeof(EmbeddedText).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"There is no embedded file '{name}'.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    });
}
