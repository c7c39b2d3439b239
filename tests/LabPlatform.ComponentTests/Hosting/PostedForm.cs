using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms.Mapping;

namespace LabPlatform.ComponentTests.Hosting;

/// <summary>What a browser sends when a form is posted: the page is rendered anew with the values of its hidden inputs.</summary>
internal sealed class PostedForm : IFormValueMapper
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    /// <summary>Presses the form's button as the browser does: the page that is rendered next is the answer to the post.</summary>
    public void Take<TComponent>(IRenderedComponent<TComponent> page)
        where TComponent : IComponent
    {
        foreach (var input in page.FindAll("form input[type=hidden]"))
        {
            _values[input.GetAttribute("name")!] = input.GetAttribute("value") ?? "";
        }
    }

    public bool CanMap(Type valueType, string scopeName, string? formName) => valueType == typeof(string);

    public void Map(FormValueMappingContext context)
    {
        if (_values.TryGetValue(context.ParameterName, out var value))
        {
            context.SetResult(value);
        }
    }
}
