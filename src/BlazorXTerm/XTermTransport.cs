namespace BlazorXTerm;

/// <summary>Names the script that connects a terminal to its program, so that bytes never pass through Blazor.</summary>
/// <param name="ModuleUrl">An ES module, relative to the page's base address. It exports <c>connect(stage, arguments)</c>; see README.md.</param>
/// <param name="Arguments">Given to it as JSON. Two transports are the same when module and arguments are equal: use a record.</param>
public sealed record XTermTransport(string ModuleUrl, object? Arguments = null);

/// <summary>A line a transport shows to the user.</summary>
/// <param name="Text">The line, or null when the last one is over.</param>
/// <param name="Kind"><c>busy</c>, <c>info</c> or <c>over</c>.</param>
public sealed record XTermNotice(string? Text, string Kind);

/// <summary>Size in characters.</summary>
public sealed record XTermSize(int Columns, int Rows);

/// <summary>How to look for a text.</summary>
/// <param name="Incremental">The match at hand may grow instead of going on to the next, for searching while typing.</param>
public sealed record XTermSearch(
    bool Backwards = false,
    bool CaseSensitive = false,
    bool WholeWord = false,
    bool Regex = false,
    bool Incremental = false);
