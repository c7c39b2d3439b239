using LabPlatform.Kubernetes.Client;
using Microsoft.AspNetCore.Http;

namespace LabPlatform.UnitTests.Kubernetes.Client;

/// <summary>Tokens from files and plugins, as the server sees them.</summary>
public sealed class CredentialTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("credential-tests-");
    private readonly HashSet<string> _accepted = new(StringComparer.Ordinal);
    private readonly List<string> _shown = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task TokenFile_Refused_IsReadAgainOnce_F26()
    {
        var file = await WriteAsync("token", "old\n");
        _accepted.Add("Bearer old");
        await using var server = await StartAsync();
        using var client = new KubernetesClient(new() { Host = server.Address, TokenFile = file });
        await client.GetRawAsync("/", Token);

        await WriteAsync("token", "new\n");
        _accepted.Clear();
        _accepted.Add("Bearer new");
        await client.GetRawAsync("/", Token);
        _accepted.Clear();
        var refused = await Should.ThrowAsync<KubernetesException>(() => client.GetRawAsync("/", Token));

        refused.IsUnauthorized.ShouldBeTrue();
        _shown.ShouldBe(["Bearer old", "Bearer old", "Bearer new", "Bearer new", "Bearer new"]);
    }

    [Fact]
    public async Task TokenFile_Swapped_IsSeenWithoutARefusal()
    {
        // As the kubelet does it: the name stays, a link in between changes.
        await WriteAsync("v1/token", "one");
        await WriteAsync("v2/token", "two");
        var data = Path.Combine(_folder.FullName, "..data");
        Directory.CreateSymbolicLink(data, "v1");
        File.CreateSymbolicLink(Path.Combine(_folder.FullName, "token"), "..data/token");
        var clock = new ManualClock();
        await using var server = await StartAsync(anything: true);
        using var client = new KubernetesClient(new() { Host = server.Address, TokenFile = Path.Combine(_folder.FullName, "token") }, time: clock);
        await client.GetRawAsync("/", Token);

        Directory.Delete(data);
        Directory.CreateSymbolicLink(data, "v2");
        await client.GetRawAsync("/", Token);
        clock.Advance(TimeSpan.FromSeconds(11));
        await client.GetRawAsync("/", Token);
        Directory.Delete(data);
        clock.Advance(TimeSpan.FromSeconds(11));
        await client.GetRawAsync("/", Token);

        _shown.ShouldBe(["Bearer one", "Bearer one", "Bearer two", "Bearer two"]);
    }

    [Fact]
    public async Task TokenFile_Missing_SaysWhich()
    {
        await using var server = await StartAsync(anything: true);
        using var client = new KubernetesClient(new() { Host = server.Address, TokenFile = "/nowhere/token" });

        (await Should.ThrowAsync<KubeConfigException>(() => client.GetRawAsync("/", Token))).Message.ShouldContain("/nowhere/token");
        server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task NameAndPassword_AreSent()
    {
        await using var server = await StartAsync(anything: true);
        using var client = new KubernetesClient(new() { Host = server.Address, Username = "ü", Password = "a:b" });

        await client.GetRawAsync("/", Token);

        _shown.ShouldBe(["Basic " + Convert.ToBase64String("ü:a:b"u8)]);
    }

    [Theory]
    [InlineData("v1")]
    [InlineData("v1beta1")]
    public async Task Plugin_IsRunOnceAndAgainWhenItsTokenExpires(string version)
    {
        var clock = new ManualClock();
        var runs = Path.Combine(_folder.FullName, "runs");
        await using var server = await StartAsync(anything: true);
        using var client = new KubernetesClient(
            new()
            {
                Host = server.Address,
                Exec = Plugin(version, $$$"""
                    echo "$KUBERNETES_EXEC_INFO" >> {{{runs}}}
                    echo '{"kind":"ExecCredential","apiVersion":"client.authentication.k8s.io/{{{version}}}","status":{"token":"'$GREETING-$1-$(wc -l < {{{runs}}})'","expirationTimestamp":"{{{clock.GetUtcNow().AddMinutes(5):O}}}"}}'
                    """),
            },
            time: clock);

        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => client.GetRawAsync("/", Token)));
        clock.Advance(TimeSpan.FromSeconds(295));
        await client.GetRawAsync("/", Token);

        _shown.ShouldBe([.. Enumerable.Repeat("Bearer hello-arg-1", 5), "Bearer hello-arg-2"]);
        var info = (await File.ReadAllLinesAsync(runs, Token))[0];
        info.ShouldContain($"\"apiVersion\":\"client.authentication.k8s.io/{version}\"");
        info.ShouldContain("\"interactive\":false");
        info.ShouldContain($"\"server\":\"{server.Address.OriginalString}");
    }

    [Fact]
    public async Task Plugin_RefusedToken_IsAskedAgain()
    {
        var runs = Path.Combine(_folder.FullName, "runs");
        _accepted.Add("Bearer 2");
        await using var server = await StartAsync();
        using var client = new KubernetesClient(new()
        {
            Host = server.Address,
            Exec = Plugin("v1", $$$"""
                echo >> {{{runs}}}
                echo '{"kind":"ExecCredential","apiVersion":"client.authentication.k8s.io/v1","status":{"token":"'$(wc -l < {{{runs}}})'"}}'
                """),
        });

        await client.GetRawAsync("/", Token);
        await client.GetRawAsync("/", Token);

        _shown.ShouldBe(["Bearer 1", "Bearer 2", "Bearer 2"]);
    }

    [Theory]
    [InlineData("echo sign in first >&2; exit 3", "ended with 3: sign in first")]
    [InlineData("echo nonsense", "not an ExecCredential")]
    [InlineData("echo '{\"kind\":\"Pod\"}'", "no ExecCredential of")]
    [InlineData("echo '{\"kind\":\"ExecCredential\",\"apiVersion\":\"client.authentication.k8s.io/v1\",\"status\":{}}'", "neither a token nor a certificate")]
    public async Task Plugin_ThatFails_IsExplained(string script, string message)
    {
        await using var server = await StartAsync(anything: true);
        using var client = new KubernetesClient(new() { Host = server.Address, Exec = Plugin("v1", script) });

        (await Should.ThrowAsync<KubeConfigException>(() => client.GetRawAsync("/", Token))).Message.ShouldContain(message);
    }

    [Fact]
    public async Task Plugin_Missing_SaysWhatToInstall()
    {
        await using var server = await StartAsync(anything: true);
        var exec = new ExternalExecution { ApiVersion = "client.authentication.k8s.io/v1", Command = "no-such-login-helper", InstallHint = "Install the helper with apt." };
        using var client = new KubernetesClient(new() { Host = server.Address, Exec = exec });

        var ex = await Should.ThrowAsync<KubeConfigException>(() => client.GetRawAsync("/", Token));

        ex.Message.ShouldContain("no-such-login-helper");
        ex.Message.ShouldEndWith("Install the helper with apt.");
    }

    private Task<ApiServerDouble> StartAsync(bool anything = false) => ApiServerDouble.StartAsync(context =>
    {
        var shown = context.Request.Headers.Authorization.ToString();
        lock (_shown)
        {
            _shown.Add(shown);
        }

        return anything || _accepted.Contains(shown) ? context.Response.WriteAsync("ok") : context.StatusAsync(401, "Unauthorized");
    });

    private ExternalExecution Plugin(string version, string script)
    {
        var path = Path.Combine(_folder.FullName, "plugin.sh");
        File.WriteAllText(path, "set -eu\n" + script);
        return new ExternalExecution
        {
            ApiVersion = $"client.authentication.k8s.io/{version}",
            Command = "sh",
            Arguments = [path, "arg"],
            Environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["GREETING"] = "hello" },
            ProvideClusterInfo = true,
        };
    }

    private async Task<string> WriteAsync(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(path, text, Token);
        return path;
    }

    /// <summary>Stands still unless moved; timers run on the real clock.</summary>
    private sealed class ManualClock : TimeProvider
    {
        private TimeSpan _moved;

        public void Advance(TimeSpan time) => _moved += time;

        public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch.AddYears(60) + _moved;

        public override long GetTimestamp() => _moved.Ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;
    }
}
