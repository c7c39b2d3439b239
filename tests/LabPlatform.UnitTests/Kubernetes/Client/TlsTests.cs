using System.Security.Cryptography.X509Certificates;
using LabPlatform.Kubernetes.Client;
using LabPlatform.Tests.Shared;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace LabPlatform.UnitTests.Kubernetes.Client;

public sealed class TlsTests : IDisposable
{
    private readonly TestAuthority _authority = new("cluster");
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tls-tests-");
    private X509Certificate2? _serverCertificate;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    // A connection for each request, so that each is checked anew.
    private static KubernetesClientOptions Options { get; } = new() { MaxRetries = 0, ConnectionLifetime = TimeSpan.FromMilliseconds(1) };

    public void Dispose()
    {
        _authority.Dispose();
        _serverCertificate?.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Server_SignedByTheAuthority_IsTrustedAndNoOther()
    {
        using var other = new TestAuthority("cluster"); // the same name, another key
        await using var server = await StartAsync("127.0.0.1");
        using var right = Client(new() { Host = server.Address, SslCaPem = _authority.Pem });
        using var bundle = Client(new() { Host = server.Address, SslCaPem = other.Pem + "\n" + _authority.Pem });
        using var wrong = Client(new() { Host = server.Address, SslCaPem = other.Pem });
        using var insecure = Client(new() { Host = server.Address, SkipTlsVerify = true });
        using var system = Client(new() { Host = server.Address });

        (await right.GetRawAsync("/who", Token)).ShouldBe("HTTP/2 nobody");
        (await bundle.GetRawAsync("/who", Token)).ShouldBe("HTTP/2 nobody");
        (await insecure.GetRawAsync("/who", Token)).ShouldBe("HTTP/2 nobody");
        (await Should.ThrowAsync<KubernetesConnectionException>(() => wrong.GetRawAsync("/who", Token))).Message.ShouldContain("not signed by the configured authority");
        (await Should.ThrowAsync<KubernetesConnectionException>(() => system.GetRawAsync("/who", Token))).Message.ShouldContain("not signed by an authority this machine trusts");
    }

    [Fact]
    public async Task Server_CertificateForAnotherName_IsRefusedUnlessThatNameIsExpected()
    {
        await using var server = await StartAsync("kubernetes.test");
        using var plain = Client(new() { Host = server.Address, SslCaPem = _authority.Pem });
        using var named = Client(new() { Host = server.Address, SslCaPem = _authority.Pem, TlsServerName = "kubernetes.test" });

        (await Should.ThrowAsync<KubernetesConnectionException>(() => plain.GetRawAsync("/who", Token))).Message.ShouldContain("is not for 127.0.0.1");
        (await named.GetRawAsync("/who", Token)).ShouldBe("HTTP/2 nobody");
        (await named.RunAsync("lab", "toolbox", ["true"], null, Token)).ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task AuthorityFile_Rotated_NewConnectionsUseTheNewOne_F32()
    {
        using var next = new TestAuthority("cluster-2");
        var file = Path.Combine(_folder.FullName, "ca.crt");
        await File.WriteAllTextAsync(file, next.Pem, Token);
        await using var server = await StartAsync("127.0.0.1");
        using var client = Client(new() { Host = server.Address, SslCaFile = file });
        await Should.ThrowAsync<KubernetesConnectionException>(() => client.GetRawAsync("/who", Token));

        await File.WriteAllTextAsync(file, _authority.Pem, Token);
        (await client.GetRawAsync("/who", Token)).ShouldBe("HTTP/2 nobody");

        using var renewed = next.Issue("kubernetes", "127.0.0.1");
        using var old = Interlocked.Exchange(ref _serverCertificate, renewed);
        (await RefusalAsync(client)).ShouldContain("not signed by the configured authority");
        await File.WriteAllTextAsync(file, next.Pem, Token);
        (await client.GetRawAsync("/who", Token)).ShouldBe("HTTP/2 nobody");

        File.Delete(file);
        (await RefusalAsync(client)).ShouldContain(file);
    }

    [Fact]
    public async Task ClientCertificate_FromFilesOrText_IsShownAndReadAgain()
    {
        using var first = _authority.Issue("jane");
        using var second = _authority.Issue("john");
        var certificate = Path.Combine(_folder.FullName, "client.crt");
        var key = Path.Combine(_folder.FullName, "client.key");
        await WriteAsync(first);
        await using var server = await StartAsync("127.0.0.1");
        using var fromFiles = Client(new() { Host = server.Address, SslCaPem = _authority.Pem, ClientCertificateFile = certificate, ClientKeyFile = key });
        using var fromText = Client(new()
        {
            Host = server.Address,
            SslCaPem = _authority.Pem,
            ClientCertificatePem = second.ExportCertificatePem(),
            ClientKeyPem = TestAuthority.KeyPem(second),
        });

        (await fromFiles.GetRawAsync("/who", Token)).ShouldBe("HTTP/2 CN=jane");
        (await fromText.GetRawAsync("/who", Token)).ShouldBe("HTTP/2 CN=john");
        await WriteAsync(second);
        await Waits.UntilAsync("a connection shows the new one", async () => await fromFiles.GetRawAsync("/who", Token) is "HTTP/2 CN=john");
        await File.WriteAllTextAsync(key, TestAuthority.KeyPem(first), Token);
        (await RefusalAsync(fromFiles)).ShouldContain("matching pair");

        async Task WriteAsync(X509Certificate2 from)
        {
            await File.WriteAllTextAsync(certificate, from.ExportCertificatePem(), Token);
            await File.WriteAllTextAsync(key, TestAuthority.KeyPem(from), Token);
        }
    }

    private static KubernetesClient Client(KubernetesClientConfiguration configuration) => new(configuration, Options);

    /// <summary>Why the next new connection is not made; the one before may serve a moment longer.</summary>
    private static async Task<string> RefusalAsync(KubernetesClient client)
    {
        var message = "";
        await Waits.UntilAsync("a new connection is refused", async () =>
        {
            try
            {
                await client.GetRawAsync("/who", Token);
                return false;
            }
            catch (Exception ex) when (ex is KubernetesConnectionException or KubeConfigException)
            {
                message = ex.Message;
                return true;
            }
        });
        return message;
    }

    private Task<ApiServerDouble> StartAsync(string name)
    {
        _serverCertificate = _authority.Issue("kubernetes", name);
        return ApiServerDouble.StartAsync(
            async context =>
            {
                if (context.WebSockets.IsWebSocketRequest)
                {
                    using var socket = await context.WebSockets.AcceptWebSocketAsync("v4.channel.k8s.io");
                    await socket.SuccessAsync();
                    await socket.CloseAsync();
                    return;
                }

                await context.Response.WriteAsync($"{context.Request.Protocol} {context.Connection.ClientCertificate?.Subject ?? "nobody"}", Token);
            },
            host => host.UseUrls("https://127.0.0.1:0").UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.ConfigureHttpsDefaults(https =>
            {
                https.ClientCertificateMode = ClientCertificateMode.AllowCertificate;
                https.AllowAnyClientCertificate();
                https.ServerCertificateSelector = (_, _) => _serverCertificate;
            })));
    }
}
