namespace LabPlatform.Kubernetes;

/// <summary>Keeps short what others write and people are to read.</summary>
internal static class TextCut
{
    /// <summary>The text, or as many letters of it with an ellipsis behind.</summary>
    public static string CutAt(this string text, int most) => text.Length > most ? text[..most] + "…" : text;
}
