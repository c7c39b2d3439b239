using System.Security.Cryptography;
using System.Text;
using LabPlatform.Content.Files;

namespace LabPlatform.Content.Loading;

/// <summary>One hash over everything a scenario is made of.</summary>
internal sealed class VersionHash : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public void Add(string path, FileState state, ReadOnlySpan<byte> content, bool isExecutable = false)
    {
        // Lengths first, so that no two lists of files read the same.
        _hash.AppendData(Encoding.UTF8.GetBytes($"{path.Length}:{path}{state}{isExecutable}{content.Length}:"));
        _hash.AppendData(content);
    }

    /// <returns>64 lower-case hex digits.</returns>
    public string Finish() => Convert.ToHexStringLower(_hash.GetHashAndReset());

    public void Dispose() => _hash.Dispose();
}
