using System.Net.WebSockets;

namespace LabPlatform.UnitTests.Web;

/// <summary>WebSockets to a host on a real port: the test server's own sockets are there before any middleware, which hides mistakes in their order.</summary>
internal static class LabSockets
{
    /// <summary>Puts the host on a free port of this machine.</summary>
    public static Uri Listen(this LabApplication application)
    {
        application.UseKestrel(0);
        application.StartServer();
        return application.ClientOptions.BaseAddress;
    }

    /// <exception cref="WebSocketException">Refused; the message has the status.</exception>
    public static async Task<WebSocket> ConnectAsync(Uri site, string path, string? origin, string? cookie)
    {
        var socket = new ClientWebSocket();
        if (origin is not null)
        {
            socket.Options.SetRequestHeader("Origin", origin);
        }

        if (cookie is not null)
        {
            socket.Options.SetRequestHeader("Cookie", cookie);
        }

        try
        {
            await socket.ConnectAsync(new UriBuilder(new Uri(site, path)) { Scheme = "ws" }.Uri, TestContext.Current.CancellationToken);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
