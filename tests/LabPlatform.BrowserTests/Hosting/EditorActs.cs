using Microsoft.Playwright;

namespace LabPlatform.BrowserTests.Hosting;

/// <summary>What a learner does in the editor.</summary>
internal static class EditorActs
{
    public static ILocator Text(this Visit visit) => visit.Page.Locator(".sheet > .cm-editor .cm-content");

    public static ILocator TreeItem(this Visit visit, string name) => visit.Page.GetByRole(AriaRole.Treeitem, new() { Name = name, Exact = true });

    public static ILocator FileTab(this Visit visit, string name) => visit.Page.GetByRole(AriaRole.Tab, new() { Name = name, Exact = true });

    public static Task ShowEditorAsync(this Visit visit) => visit.ShowPaneAsync("Editor", "editor");

    /// <summary>Opens a file of the tree; its text has the keyboard afterwards.</summary>
    public static async Task OpenFileAsync(this Visit visit, string name)
    {
        if (!await visit.TreeItem(name).IsVisibleAsync() && await visit.Page.Locator(".editor.writing").CountAsync() > 0)
        {
            await visit.Button("Files").ClickAsync();
        }

        await visit.TreeItem(name).ClickAsync();
        await Assertions.Expect(visit.FileTab(name)).ToHaveAttributeAsync("aria-selected", "true");
        await Assertions.Expect(visit.Text()).ToBeFocusedAsync();
    }

    /// <summary>Puts another text into the place of the one in front.</summary>
    public static async Task WriteAsync(this Visit visit, string text)
    {
        await visit.Text().FocusAsync();
        await visit.Page.Keyboard.PressAsync("ControlOrMeta+a");
        await visit.Page.Keyboard.InsertTextAsync(text);
    }

    public static Task SaveByKeyAsync(this Visit visit) => visit.Page.Keyboard.PressAsync("ControlOrMeta+s");

    public static Task ShouldBeSavedAsync(this Visit visit) => Assertions.Expect(visit.Page.Locator(".saved")).ToHaveTextAsync("Saved");
}
