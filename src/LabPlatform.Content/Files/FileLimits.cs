namespace LabPlatform.Content.Files;

/// <summary>The most that is read of one file, in bytes.</summary>
internal static class FileLimits
{
    public const int Index = 1024 * 1024;

    public const int Page = 256 * 1024;

    public const int Script = 1024 * 1024;

    /// <summary>Of a <c>checks.yaml</c>: some hundred conditions.</summary>
    public const int Checks = 64 * 1024;

    public const int Image = 5 * 1024 * 1024;

    public const int Asset = 10 * 1024 * 1024;

    /// <summary>All assets of a scenario together: each session copies them.</summary>
    public const int AllAssets = 50 * 1024 * 1024;
}
