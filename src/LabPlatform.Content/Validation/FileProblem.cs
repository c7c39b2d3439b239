using LabPlatform.Content.Files;

namespace LabPlatform.Content.Validation;

/// <summary>Why a file could not be used, in words.</summary>
internal static class FileProblem
{
    public static string Describe(FileState state, int limit) => state switch
    {
        FileState.Missing => "The file does not exist.",
        FileState.Outside => "The path leaves the catalogue or is not a plain relative one; the file was not opened.",
        FileState.TooLarge => $"The file is larger than {limit / 1024} KB.",
        _ => "The file cannot be read; look at its permissions.",
    };
}
