using System.Buffers;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using LabPlatform.Domain.Previews;
using LabPlatform.Kubernetes.Previews;
using LabPlatform.Tests.Shared;

namespace LabPlatform.UnitTests.Previews;

/// <summary>The scripts that run in a lab, with a real server.</summary>
public sealed class PortScriptTests : IAsyncDisposable
{
    private readonly TcpListener _server = new(IPAddress.Loopback, 0);
    private Process? _script;

    public PortScriptTests() => _server.Start();

    private int Port => ((IPEndPoint)_server.LocalEndpoint).Port;

    [Fact]
    public async Task Relay_TakesEveryByteBothWays_AndEndsWithTheServer()
    {
        var output = Start("relay.py", "127.0.0.1", Port.ToString(System.Globalization.CultureInfo.InvariantCulture));
        using var client = await _server.AcceptTcpClientAsync(TestContext.Current.CancellationToken).AsTask().DefaultTimeout();
        (await LineAsync(output)).ShouldBe("connected");
        var all = Enumerable.Range(0, 512 * 1024).Select(number => (byte)number).ToArray();

        var there = _script!.StandardInput.BaseStream.WriteAsync(all, TestContext.Current.CancellationToken).AsTask();
        var back = client.GetStream().WriteAsync(all, TestContext.Current.CancellationToken).AsTask();
        var (received, returned) = (new byte[all.Length], new byte[all.Length]);
        await _script.StandardInput.BaseStream.FlushAsync(TestContext.Current.CancellationToken);
        await Task.WhenAll(there, back, client.GetStream().ReadExactlyAsync(received, TestContext.Current.CancellationToken).AsTask(), output.ReadExactlyAsync(returned, TestContext.Current.CancellationToken).AsTask()).DefaultTimeout();
        received.ShouldBe(all);
        returned.ShouldBe(all);

        client.Close();
        await _script.WaitForExitAsync(TestContext.Current.CancellationToken).DefaultTimeout();
        _script.ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task Relay_EndsWithItsInput_AndTheServerSeesIt()
    {
        var output = Start("relay.py", "127.0.0.1", Port.ToString(System.Globalization.CultureInfo.InvariantCulture));
        using var client = await _server.AcceptTcpClientAsync(TestContext.Current.CancellationToken).AsTask().DefaultTimeout();
        (await LineAsync(output)).ShouldBe("connected");

        _script!.StandardInput.Close();

        (await client.GetStream().ReadAsync(new byte[1], TestContext.Current.CancellationToken).AsTask().DefaultTimeout()).ShouldBe(0);
        await _script.WaitForExitAsync(TestContext.Current.CancellationToken).DefaultTimeout();
    }

    [Fact]
    public async Task Relay_ToAPortWhereNobodyListens_SaysSo()
    {
        using var held = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp); // nobody else gets its port
        held.Bind(new IPEndPoint(IPAddress.Loopback, 0));

        var output = Start("relay.py", "127.0.0.1", ((IPEndPoint)held.LocalEndPoint!).Port.ToString(System.Globalization.CultureInfo.InvariantCulture));

        (await LineAsync(output)).ShouldBe("refused");
    }

    [Fact]
    public async Task Listening_SaysWhatListens_AndWhenThatChanges()
    {
        var output = Start("listening-ports.py", "0.05");
        (await PortsAsync(output)).ShouldContain(port => port.Number == Port && port.Program != null);

        using var other = new TcpListener(IPAddress.IPv6Loopback, 0);
        other.Start();
        var added = ((IPEndPoint)other.LocalEndpoint).Port;
        await Waits.UntilAsync("it is told", async () => (await PortsAsync(output)).Any(port => port.Number == added));
        other.Stop();
        await Waits.UntilAsync("it is gone", async () => (await PortsAsync(output)).All(port => port.Number != added));

        _script!.StandardInput.Close();
        await _script.WaitForExitAsync(TestContext.Current.CancellationToken).DefaultTimeout();
        _script.ExitCode.ShouldBe(0);
    }

    [Theory]
    [InlineData("""[[80,"nginx"],[22,null]]""", "22:,80:nginx")]
    [InlineData("""[[80,"a"],[80,"b"],[0,"c"],[65536,"d"],[-1,"e"]]""", "80:a")]
    [InlineData("""[[80,"a very long name that nobody reads to its end"]]""", "80:a very long name that no…")]
    [InlineData("""[[80,"\u001b[31mred\n"]]""", "80:[31mred")]
    [InlineData("[]", "")]
    [InlineData("", null)]
    [InlineData("{}", null)]
    [InlineData("[80]", null)]
    [InlineData("[[]]", null)]
    [InlineData("""[["80","a"]]""", null)]
    [InlineData("[[1e99,null]]", null)]
    [InlineData("[[80,5]]", null)]
    [InlineData("[[[[[[", null)]
    public void Line_FromALearnersMachine_IsReadAndNotBelieved(string line, string? ports) =>
        (PortLine.Read(new ReadOnlySequence<byte>(Encoding.UTF8.GetBytes(line))) is { } read ? string.Join(',', read.Select(port => $"{port.Number}:{port.Program}")) : null).ShouldBe(ports);

    public async ValueTask DisposeAsync()
    {
        if (_script is not null)
        {
            _script.Kill();
            await _script.WaitForExitAsync(CancellationToken.None);
            _script.Dispose();
        }

        _server.Dispose();
    }

    private Stream Start(string script, params string[] arguments)
    {
        _script = Process.Start(new ProcessStartInfo("python3", ["-I", "-S", RepositoryFiles.PathOf("src", "LabPlatform.Kubernetes", "Previews", script), .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        return _script.StandardOutput.BaseStream;
    }

    private static async Task<IReadOnlyList<ListeningPort>> PortsAsync(Stream output) =>
        PortLine.Read(new ReadOnlySequence<byte>(Encoding.UTF8.GetBytes(await LineAsync(output)))).ShouldNotBeNull();

    private static async Task<string> LineAsync(Stream output)
    {
        var line = new List<byte>();
        var one = new byte[1];
        while (await output.ReadAsync(one, TestContext.Current.CancellationToken).AsTask().DefaultTimeout() == 1 && one[0] != (byte)'\n')
        {
            line.Add(one[0]);
        }

        return Encoding.UTF8.GetString([.. line]);
    }
}
