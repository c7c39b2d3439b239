using System.Collections.Immutable;

namespace LabPlatform.Content.Loading.Index;

/// <summary>Every key of <c>index.json</c> that is read, and those that others read. The schema in <c>labs/schemas</c> says the same to editors; a test compares them.</summary>
internal static class IndexKeys
{
    public static ImmutableArray<string> Root { get; } =
    [
        "title", "description", "difficulty", "time", "details", "backend", "interface", "environment", "type", "noindex", "private",
        "objectives", "minutes", "exam", "images", "requires", "namespaces", "terminals",
    ];

    public static ImmutableArray<string> Details { get; } =
    [
        "intro", "steps", "finish", "assets", "difficulty", "duration",
        "objectives", "minutes", "exam", "images", "requires", "namespaces", "terminals",
    ];

    public static ImmutableArray<string> Page { get; } =
    [
        "title", "text", "foreground", "background", "code", "courseData", "verify", "answer", "hint",
        "check", "checks", "solve", "hints",
    ];

    public static ImmutableArray<string> Asset { get; } = ["file", "target", "chmod"];

    public static ImmutableArray<string> Backend { get; } = ["imageid"];

    public static ImmutableArray<string> Interface { get; } = ["layout"];

    public static ImmutableArray<string> Environment { get; } = ["uilayout", "hideintro", "terminals", "dashboards"];

    /// <summary>Seen in public scenarios and meaning something elsewhere: no mistakes.</summary>
    public static ImmutableArray<string> OfOthers { get; } =
    [
        "pathwayTitle", "icon", "id", "live", "embedded_survey_url", "files", "asyncFiles", "events", "tags", "ports", "image", "credits", "port", "url",
        "name", "version", "author", "license", "links", "link", "tests",
    ];
}
