using Microsoft.Extensions.Logging;

namespace LabPlatform.Content.Watching;

internal static partial class CatalogueLog
{
    [LoggerMessage(EventId = 200, EventName = "CatalogueLoaded", Level = LogLevel.Information, Message = "Catalogue read: {Scenarios} scenarios in {Courses} courses, {Broken} broken, in {Elapsed}.")]
    public static partial void Loaded(ILogger logger, int scenarios, int courses, int broken, TimeSpan elapsed);

    [LoggerMessage(EventId = 201, EventName = "ScenarioProblem", Message = "Scenario {Scenario}: {Message} ({Rule}, {File}:{Line})")]
    public static partial void Problem(ILogger logger, LogLevel level, string scenario, string message, string rule, string file, int? line);

    [LoggerMessage(EventId = 202, EventName = "CatalogueNotRead", Level = LogLevel.Error, Message = "The catalogue could not be read; the last one stays.")]
    public static partial void NotRead(ILogger logger, Exception exception);

    [LoggerMessage(EventId = 203, EventName = "CatalogueListenerFailed", Level = LogLevel.Error, Message = "A listener failed on the news of a changed catalogue.")]
    public static partial void ListenerFailed(ILogger logger, Exception exception);

    [LoggerMessage(EventId = 204, EventName = "CatalogueNotWatched", Level = LogLevel.Information, Message = "File changes are not reported here ({Reason}); files are compared every {Interval} instead.")]
    public static partial void NotWatched(ILogger logger, string reason, TimeSpan interval);
}
