namespace LabPlatform.Content.Markdown.Pages;

/// <summary>A page that no honest author writes: nested too deeply or of too many elements.</summary>
internal sealed class PageTooComplexException(string message, Exception? innerException = null) : Exception(message, innerException);
