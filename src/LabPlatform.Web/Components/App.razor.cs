using Microsoft.AspNetCore.Components;

namespace LabPlatform.Web.Components;

/// <summary>The document. The theme comes from a cookie, so that the first paint is right and enhanced navigation keeps it.</summary>
public sealed partial class App
{
    [CascadingParameter]
    public required HttpContext HttpContext { get; init; }

    private string? Theme => HttpContext.Request.Cookies["theme"] is "light" or "dark" or "contrast" ? HttpContext.Request.Cookies["theme"] : null;
}
