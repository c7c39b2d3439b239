using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using LabPlatform.Domain.Traffic;
using LabPlatform.Kubernetes.Traffic;
using LabPlatform.Tests.Shared;

namespace LabPlatform.UnitTests.Traffic;

/// <summary>The script that sends requests, with a real server.</summary>
public sealed class MeasureScriptTests : IAsyncDisposable
{
    private readonly TcpListener _server = new(IPAddress.Loopback, 0);
    private readonly Process _script;

    public MeasureScriptTests()
    {
        _server.Start();
        _script = Process.Start(new ProcessStartInfo("python3", ["-I", "-S", RepositoryFiles.PathOf("src", "LabPlatform.Kubernetes", "Traffic", "measure-traffic.py"), "20"])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
    }

    private int Port => ((IPEndPoint)_server.LocalEndpoint).Port;

    [Fact]
    public async Task Requests_AreSentOneAfterTheOther_EachOnItsOwnConnection()
    {
        var requests = new List<string>();
        var serving = ServeAsync(3, "HTTP/1.1 200 OK\r\nServer: web/v1\r\nContent-Length: 9\r\n\r\nHello v1\n", requests);

        await OrderAsync(Port, rate: 20);

        for (var number = 0; number < 3; number++)
        {
            (await AnswerAsync()).Version.ShouldBe("v1");
        }

        await serving;
        requests[0].ShouldStartWith("GET /path HTTP/1.1\r\n");
        requests[0].ShouldContain("Host: web\r\n");
    }

    [Fact]
    public async Task NobodyThere_IsAFailure_AndALaterOrderHolds()
    {
        using var held = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp); // nobody else gets its port
        held.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        await OrderAsync(((IPEndPoint)held.LocalEndPoint!).Port, rate: 10);
        (await AnswerAsync()).Failure.ShouldBe("connection refused");

        var serving = ServeAsync(1, "HTTP/1.1 200 OK\r\n\r\nv2", []);
        await OrderAsync(Port, rate: 10);

        TrafficAnswer answer;
        do
        {
            answer = await AnswerAsync();
        }
        while (answer.Failure is "connection refused"); // those that were under way
        answer.Version.ShouldBe("v2");
        await serving;
    }

    [Fact]
    public async Task ServerThatHangsUp_IsAFailure()
    {
        var serving = ServeAsync(1, "", []);
        await OrderAsync(Port, rate: 1);

        (await AnswerAsync()).Failure.ShouldBe("connection broken off");
        await serving;
    }

    [Fact]
    public async Task Stream_WithoutEnd_IsAnAnswer()
    {
        await OrderAsync(Port, rate: 1);
        using var client = await _server.AcceptTcpClientAsync(TestContext.Current.CancellationToken).AsTask().DefaultTimeout();
        await client.GetStream().WriteAsync("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\ndata: v4\n\n"u8.ToArray(), TestContext.Current.CancellationToken);

        (await AnswerAsync()).Version.ShouldBe("v4");
    }

    [Fact]
    public async Task EndOfOrders_EndsIt_AlsoWhileRequestsAreUnderWay()
    {
        await OrderAsync(Port, rate: 20); // connections are taken by the system, and never answered
        using (await _server.AcceptTcpClientAsync(TestContext.Current.CancellationToken))
        {
            _script.StandardInput.Close();

            await _script.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        }

        _script.ExitCode.ShouldBe(0);
    }

    public async ValueTask DisposeAsync()
    {
        _script.Kill();
        await _script.WaitForExitAsync(CancellationToken.None);
        _script.Dispose();
        _server.Dispose();
    }

    private async Task OrderAsync(int port, int rate)
    {
        var line = new TrafficAddress("127.0.0.1", port, "web", "/path", rate).ToLine();
        await _script.StandardInput.BaseStream.WriteAsync(line, TestContext.Current.CancellationToken);
        await _script.StandardInput.BaseStream.FlushAsync(TestContext.Current.CancellationToken);
    }

    private async Task<TrafficAnswer> AnswerAsync()
    {
        var line = await _script.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken).AsTask().DefaultTimeout();
        return TrafficLine.Read(Encoding.UTF8.GetBytes(line.ShouldNotBeNull()), new Dictionary<string, string>(StringComparer.Ordinal)).ShouldNotBeNull(line);
    }

    private async Task ServeAsync(int times, string answer, List<string> requests)
    {
        for (var number = 0; number < times; number++)
        {
            using var client = await _server.AcceptTcpClientAsync(TestContext.Current.CancellationToken).AsTask().DefaultTimeout();
            var stream = client.GetStream();
            var buffer = new byte[4096];
            requests.Add(Encoding.ASCII.GetString(buffer, 0, await stream.ReadAsync(buffer, TestContext.Current.CancellationToken)));
            await stream.WriteAsync(Encoding.ASCII.GetBytes(answer), TestContext.Current.CancellationToken);
        }
    }
}
