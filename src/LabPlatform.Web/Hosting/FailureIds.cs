using System.Diagnostics;
using Microsoft.AspNetCore.Diagnostics;

namespace LabPlatform.Web.Hosting;

/// <summary>Gives every failed request an id that is both on the error page and in the log; the page says nothing else.</summary>
internal sealed partial class FailureIds(ILogger<FailureIds> logger) : IExceptionHandler
{
    public static string Of(HttpContext context) => Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier;

    public ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        Log.RequestFailed(logger, exception, Of(httpContext));
        return ValueTask.FromResult(false); // not handled here: the error page follows
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 500, EventName = "RequestFailed", Level = LogLevel.Error, Message = "Request {FailureId} failed.")]
        public static partial void RequestFailed(ILogger logger, Exception exception, string failureId);
    }
}
