namespace LabPlatform.Content.Files;

/// <summary>What came of reading a file of the catalogue.</summary>
/// <param name="Content">Empty unless <see cref="FileState.Found"/>.</param>
/// <param name="IsExecutable">Whether its owner may execute it.</param>
internal sealed record FileRead(FileState State, byte[] Content, bool IsExecutable)
{
    public static FileRead Of(FileState state) => new(state, [], IsExecutable: false);
}

internal enum FileState
{
    Found,
    Missing,

    /// <summary>Its name or a symbolic link leads out of the catalogue; it was not opened.</summary>
    Outside,
    TooLarge,

    /// <summary>There, but no permission or a fault of the disk.</summary>
    Unreadable,
}
