using System.Globalization;
using LabPlatform.Web.Hosting;
using Microsoft.AspNetCore.Components;

namespace LabPlatform.Web.Components.Layout;

/// <summary>Shown for every refused or failed request that has no page of its own. Says what to do, and nothing of the inside.</summary>
public sealed partial class ErrorPage
{
    [CascadingParameter]
    public required HttpContext HttpContext { get; init; }

    /// <summary>Set where a status was answered without a page; null after an exception.</summary>
    [Parameter]
    public int? Code { get; set; }

    private int StatusCode => Code ?? HttpContext.Response.StatusCode;

    private (string Title, string Explanation) Text => StatusCode switch
    {
        StatusCodes.Status400BadRequest => ("That did not arrive as expected", "The page you came from may be too old. Go back, reload it and try again."),
        StatusCodes.Status403Forbidden => ("Not from here", "The request came from another site and was refused."),
        StatusCodes.Status429TooManyRequests => ("Too many at once", $"Please wait {Wait} and try again. Labs that are running go on."),
        _ => ("Something went wrong", "It is not your fault. Running labs are not affected; try again in a moment."),
    };

    private string Wait => int.TryParse(HttpContext.Response.Headers.RetryAfter.ToString(), CultureInfo.InvariantCulture, out var seconds) && seconds > 90
        ? string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(seconds / 60d)} minutes")
        : "a minute";

    private string? FailureId => StatusCode >= StatusCodes.Status500InternalServerError ? FailureIds.Of(HttpContext) : null;
}
