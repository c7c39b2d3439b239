namespace LabPlatform.Domain.Files;

/// <summary>What the editor takes. It is one person's window on a small machine; what is larger, the terminal does.</summary>
public static class FileLimits
{
    private const int Mebibyte = 1024 * 1024;

    /// <summary>Bytes of a file that is opened or saved as text.</summary>
    public const int Text = 1 * Mebibyte;

    /// <summary>Bytes of one file that is uploaded.</summary>
    public const int Upload = 10 * Mebibyte;

    /// <summary>Files that are uploaded at once.</summary>
    public const int Uploads = 100;

    /// <summary>Bytes of one file that is downloaded.</summary>
    public const int Download = 50 * Mebibyte;

    /// <summary>What is shown of one folder.</summary>
    public const int Entries = 1000;

    /// <summary>Folders that are looked at together.</summary>
    public const int Folders = 40;

    /// <summary>Files that are open at once.</summary>
    public const int OpenFiles = 20;

    /// <summary>For words: "1 MB", "3.4 MB", "12 KB".</summary>
    public static string InWords(long bytes) => bytes switch
    {
        < 1024 => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{bytes} bytes"),
        < Mebibyte => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{bytes / 1024.0:0.#} KB"),
        _ => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{bytes / (double)Mebibyte:0.#} MB"),
    };
}
