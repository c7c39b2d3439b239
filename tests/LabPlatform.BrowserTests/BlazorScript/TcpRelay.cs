using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace LabPlatform.BrowserTests.BlazorScript;

/// <summary>The wire between browser and server, which a test can cut and mend.</summary>
internal sealed class TcpRelay : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<Socket, Task> _wires = new();
    private readonly CancellationTokenSource _end = new();
    private readonly Task _accepting;
    private readonly int _port;
    private volatile bool _cut;

    public TcpRelay(Uri server)
    {
        _port = server.Port;
        _listener.Start();
        Address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}"));
        _accepting = AcceptAsync();
    }

    public Uri Address { get; }

    /// <summary>Drops every connection and lets none through until <see cref="Mend"/>.</summary>
    public void Cut()
    {
        _cut = true;
        foreach (var socket in _wires.Keys)
        {
            socket.Dispose();
        }
    }

    public void Mend() => _cut = false;

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        Cut();
        await _accepting;
        await Task.WhenAll(_wires.Values);
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var browser = await _listener.AcceptSocketAsync(_end.Token);
                _wires[browser] = CarryAsync(browser);
            }
        }
        catch (OperationCanceledException)
        {
            // the end
        }
    }

    private async Task CarryAsync(Socket browser)
    {
        using var server = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            if (!_cut)
            {
                await server.ConnectAsync(IPAddress.Loopback, _port, _end.Token);
                await Task.WhenAny(CopyAsync(browser, server), CopyAsync(server, browser));
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // cut
        }

        browser.Dispose();
        _wires.TryRemove(browser, out _);
    }

    private async Task CopyAsync(Socket from, Socket to)
    {
        var buffer = new byte[64 * 1024];
        while (await from.ReceiveAsync(buffer, _end.Token) is > 0 and var count)
        {
            await to.SendAsync(buffer.AsMemory(0, count), _end.Token);
        }
    }
}
