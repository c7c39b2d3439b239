namespace LabPlatform.Content.Markdown.RunnableCode;

/// <summary>What a click on code does; written as <c>data-lab-action</c>.</summary>
internal enum LabAction
{
    None,
    Exec,
    ExecInterrupt,
    Copy,
}
