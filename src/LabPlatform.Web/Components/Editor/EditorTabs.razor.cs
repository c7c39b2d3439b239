using Microsoft.AspNetCore.Components;

namespace LabPlatform.Web.Components.Editor;

/// <summary>The open files, one of them in front.</summary>
public sealed partial class EditorTabs
{
    [Parameter, EditorRequired]
    public required IReadOnlyList<OpenFile> Files { get; set; }

    [Parameter]
    public OpenFile? Active { get; set; }

    [Parameter]
    public EventCallback<OpenFile> OnShow { get; set; }

    /// <summary>By arrow keys: they go on in the tabs.</summary>
    [Parameter]
    public EventCallback<OpenFile> OnTurn { get; set; }

    /// <summary>An id of the page for a file's tab; a path may have letters that an id may not.</summary>
    public static string IdOf(OpenFile file) => "editor-tab-" + Convert.ToHexStringLower(System.Text.Encoding.UTF8.GetBytes(file.Path.Text));

    private Task TurnAsync(string key)
    {
        var at = Active is null ? -1 : Files.ToList().IndexOf(Active);
        return (key, at) switch
        {
            (_, < 0) => Task.CompletedTask,
            ("ArrowRight", _) => OnTurn.InvokeAsync(Files[(at + 1) % Files.Count]),
            ("ArrowLeft", _) => OnTurn.InvokeAsync(Files[(at + Files.Count - 1) % Files.Count]),
            _ => Task.CompletedTask,
        };
    }
}
