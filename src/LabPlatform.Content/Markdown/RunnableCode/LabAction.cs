namespace LabPlatform.Content.Markdown.RunnableCode;

/// <summary>What a click on code does; written as <c>data-lab-action</c>.</summary>
internal enum LabAction
{
    None,
    Exec,
    ExecInterrupt,
    Copy,

    /// <summary>The text names control keys (<c>^C</c>): they are pressed.</summary>
    Keys,

    /// <summary>The text is the path of a file to look at.</summary>
    Open,

    /// <summary>The text goes into a file, see <see cref="FileTarget"/>.</summary>
    Write,
}
