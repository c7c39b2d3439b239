using LabPlatform.Domain.Files;

namespace LabPlatform.Web.Components.Editor;

/// <summary>How files are called on the page.</summary>
internal static class FileWords
{
    private const char Pictures = '\u2400';

    private const char Delete = '\u007f';

    private const char PictureOfDelete = '\u2421';

    /// <summary>A name as it can be shown: what has no picture, such as the end of a line, gets one.</summary>
    public static string Shown(string name) => name.Any(char.IsControl)
        ? string.Concat(name.Select(letter => letter < ' ' ? (char)(Pictures + letter) : letter == Delete ? PictureOfDelete : char.IsControl(letter) ? '\ufffd' : letter))
        : name;

    /// <summary>A whole path, with <c>~</c> for the home.</summary>
    public static string Shown(FilePath path) => Shown(
        path == FilePath.Home ? "~" : path.IsBelow(FilePath.Home) ? "~" + path.Text[FilePath.Home.Text.Length..] : path.Text);
}
