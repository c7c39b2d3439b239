namespace LabPlatform.Cli;

/// <summary>A path as it was typed. Files below it are named so that an editor opens them from where the command was called.</summary>
internal static class GivenPath
{
    /// <param name="given">As typed.</param>
    /// <param name="relative">Below it, with slashes; <c>.</c> for itself.</param>
    public static string Join(string given, string relative)
    {
        var folder = given.TrimEnd('/');
        return relative switch
        {
            "." => folder.Length == 0 ? "/" : folder,
            _ when folder is "." => relative,
            _ => $"{folder}/{relative}",
        };
    }
}
