using System.Text.RegularExpressions;

namespace LabPlatform.BrowserTests.Hosting;

/// <summary>What Chromium and SignalR's client print when the site does not answer, and nothing beyond that.</summary>
internal static partial class LostConnection
{
    public static bool IsComplaint(string text) => Browser().IsMatch(text) || Socket().IsMatch(text) || Client().IsMatch(text);

    /// <summary>A request that never got an answer; an answer of 404 or 500 reads differently.</summary>
    [GeneratedRegex("^Failed to load resource: net::ERR_(CONNECTION_REFUSED|CONNECTION_RESET|EMPTY_RESPONSE)$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Browser();

    [GeneratedRegex("^WebSocket connection to 'ws://127\\.0\\.0\\.1:[^']+' failed: (Error in connection establishment: net::ERR_(CONNECTION_REFUSED|CONNECTION_RESET|EMPTY_RESPONSE)|Connection closed before receiving a handshake response)$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Socket();

    /// <summary>SignalR writes the time in front: the open connection broke, or a new one could not be negotiated.</summary>
    [GeneratedRegex(
        @"^\[[0-9T:.Z-]+\] Error: ("
        + @"Connection disconnected with error 'Error: WebSocket closed with status code: 1006 \(no reason given\)\.'\."
        + @"|(Failed to start the connection: )?(Error: )?Failed to complete negotiation with the server: TypeError: Failed to fetch"
        + ")$",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Client();
}
