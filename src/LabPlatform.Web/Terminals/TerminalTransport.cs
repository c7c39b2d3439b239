using BlazorXTerm;
using LabPlatform.Domain.Sessions;

namespace LabPlatform.Web.Terminals;

/// <summary>What a page gives to <see cref="XTerm.Transport"/> to connect it with a shell of a session.</summary>
internal static class TerminalTransport
{
    /// <summary>The module, from the page's base.</summary>
    public const string ModuleUrl = "./dist/terminal-transport.js";

    /// <param name="session">The learner's session.</param>
    /// <param name="terminal">1 to 8.</param>
    /// <param name="watch">Output only.</param>
    public static XTermTransport To(SessionId session, int terminal, bool watch = false) =>
        new(ModuleUrl, new Arguments("./hubs/terminal", session.Value, terminal, watch));

    private sealed record Arguments(string HubUrl, string Session, int Terminal, bool Watch);
}
