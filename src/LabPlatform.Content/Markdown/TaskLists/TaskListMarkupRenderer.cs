using LabPlatform.Content.Markdown.Pages;
using Markdig.Extensions.TaskLists;
using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace LabPlatform.Content.Markdown.TaskLists;

internal sealed class TaskListMarkupRenderer : HtmlObjectRenderer<TaskList>
{
    protected override void Write(HtmlRenderer renderer, TaskList obj)
    {
        ArgumentNullException.ThrowIfNull(obj);
        var page = (PageHtmlRenderer)renderer;
        page.WriteOpening("span", obj.Checked ? "task-box task-done" : "task-box");
        page.Write(obj.Checked ? "☑</span>" : "☐</span>");
    }
}
