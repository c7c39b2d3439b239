using Microsoft.AspNetCore.Components;

namespace LabPlatform.Web.Components.Editor;

/// <summary>What is to be known, or decided, of the file in front before one writes on.</summary>
public sealed partial class FileNotice
{
    [Parameter, EditorRequired]
    public required OpenFile File { get; set; }

    [Parameter]
    public EventCallback<OpenFile> OnCompare { get; set; }

    [Parameter]
    public EventCallback<OpenFile> OnOverwrite { get; set; }

    /// <summary>The text in the window is not wanted any more.</summary>
    [Parameter]
    public EventCallback<OpenFile> OnReload { get; set; }
}
