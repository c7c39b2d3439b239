namespace LabPlatform.Content.Loading.Checks;

/// <summary>An object as conditions name it.</summary>
internal static class ObjectWord
{
    /// <returns>Both parts of <c>KIND/NAME</c>; no name where <c>KIND</c> stands alone.</returns>
    public static (string Kind, string? Name) Split(string text) =>
        text.IndexOf('/', StringComparison.Ordinal) is var slash and >= 0 ? (text[..slash].Trim(), text[(slash + 1)..].Trim()) : (text.Trim(), null);
}
