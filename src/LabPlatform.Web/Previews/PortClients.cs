using System.Net;
using LabPlatform.Domain.Previews;
using LabPlatform.Domain.Sessions;

namespace LabPlatform.Web.Previews;

/// <summary>An HTTP client for each port that is looked at, with connections of its own; what nobody uses for a while is dropped.</summary>
internal sealed class PortClients : IDisposable
{
    private static readonly TimeSpan s_idle = TimeSpan.FromMinutes(1);

    private readonly ConnectPort _connect;
    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private readonly Lock _gate = new();
    private readonly Dictionary<(SessionId Session, PreviewTarget Target, int Port), Client> _clients = [];

    public PortClients(ConnectPort connect, TimeProvider time)
    {
        (_connect, _time) = (connect, time);
        _timer = time.CreateTimer(_ => DropIdle(), null, s_idle, s_idle);
    }

    /// <summary>How many there are now.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _clients.Count;
            }
        }
    }

    /// <summary>For one request; disposed of when that is over.</summary>
    public Lease Rent(FoundPort port)
    {
        lock (_gate)
        {
            var key = (port.Session.Id, port.Target, port.Port);
            if (!_clients.TryGetValue(key, out var client))
            {
                _clients[key] = client = new Client(Make(port));
            }

            client.Users++;
            return new Lease(this, client);
        }
    }

    public void Dispose()
    {
        _timer.Dispose();
        lock (_gate)
        {
            foreach (var client in _clients.Values)
            {
                client.Invoker.Dispose();
            }

            _clients.Clear();
        }
    }

    private void GiveBack(Client client)
    {
        lock (_gate)
        {
            client.Users--;
            client.UsedAt = _time.GetTimestamp();
        }
    }

    private void DropIdle()
    {
        lock (_gate)
        {
            foreach (var (key, client) in _clients.Where(one => one.Value.Users == 0 && _time.GetElapsedTime(one.Value.UsedAt) >= s_idle).ToList())
            {
                _clients.Remove(key);
                client.Invoker.Dispose();
            }
        }
    }

    // What is asked and answered belongs to browser and app: nothing is followed, kept or unpacked on the way.
    private HttpMessageInvoker Make(FoundPort port) => new(new SocketsHttpHandler
    {
        UseProxy = false,
        UseCookies = false,
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        ActivityHeadersPropagator = null,
        MaxConnectionsPerServer = ConnectPort.Most / 2, // one port alone does not take all
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(15),
        ConnectTimeout = TimeSpan.FromSeconds(20),
        ConnectCallback = async (_, token) => await _connect.ExecuteAsync(port, token),
    });

    internal sealed class Client(HttpMessageInvoker invoker)
    {
        public HttpMessageInvoker Invoker => invoker;

        public int Users { get; set; }

        public long UsedAt { get; set; }
    }

    internal readonly struct Lease(PortClients clients, Client client) : IDisposable
    {
        public HttpMessageInvoker Invoker => client.Invoker;

        public void Dispose() => clients.GiveBack(client);
    }
}
