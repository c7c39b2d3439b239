using System.Text;
using LabPlatform.Kubernetes.Client;

namespace LabPlatform.UnitTests.Kubernetes.Client;

public sealed class KubeconfigTests : IDisposable
{
    private const string Full = """
        apiVersion: v1
        kind: Config
        current-context: dev
        clusters:
        - name: dev
          cluster:
            server: https://dev.test:6443/prefix
            certificate-authority: certs/ca.crt
            tls-server-name: kubernetes.test
            proxy-url: http://proxy.test:3128
        - name: inline
          cluster: {server: "https://inline.test", certificate-authority-data: "LS0tQ0EtLS0=", insecure-skip-tls-verify: true}
        contexts:
        - name: dev
          context: {cluster: dev, user: files, namespace: team-a}
        - name: inline
          context: {cluster: inline, user: inline}
        - name: anonymous
          context: {cluster: dev}
        users:
        - name: files
          user: {client-certificate: certs/a.crt, client-key: /etc/keys/a.key, tokenFile: token}
        - name: inline
          user:
            client-certificate-data: LS0tQ0VSVC0tLQ==
            client-key-data: LS0tS0VZLS0t
            token: 12345
            username: u
            password: p
            as: jane
            as-groups: [devs, testers]
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kubeconfig-tests-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Files_AreRelativeToTheirKubeconfig()
    {
        var configuration = KubernetesClientConfiguration.FromKubeconfig([Write("a/config", Full)]);

        configuration.ShouldSatisfyAllConditions(
            () => configuration.CurrentContext.ShouldBe("dev"),
            () => configuration.Namespace.ShouldBe("team-a"),
            () => configuration.Host.ShouldBe(new Uri("https://dev.test:6443/prefix")),
            () => configuration.SslCaFile.ShouldBe(Path.Combine(_folder.FullName, "a/certs/ca.crt")),
            () => configuration.TlsServerName.ShouldBe("kubernetes.test"),
            () => configuration.Proxy.ShouldBe(new Uri("http://proxy.test:3128")),
            () => configuration.ClientCertificateFile.ShouldBe(Path.Combine(_folder.FullName, "a/certs/a.crt")),
            () => configuration.ClientKeyFile.ShouldBe("/etc/keys/a.key"),
            () => configuration.TokenFile.ShouldBe(Path.Combine(_folder.FullName, "a/token")),
            () => configuration.SkipTlsVerify.ShouldBeFalse());
    }

    [Fact]
    public void Inline_IsDecoded()
    {
        var configuration = KubernetesClientConfiguration.FromKubeconfig([Write("config", Full)], "inline");

        configuration.ShouldSatisfyAllConditions(
            () => configuration.SslCaPem.ShouldBe("---CA---"),
            () => configuration.ClientCertificatePem.ShouldBe("---CERT---"),
            () => configuration.ClientKeyPem.ShouldBe("---KEY---"),
            () => configuration.AccessToken.ShouldBe("12345"),
            () => configuration.Username.ShouldBe("u"),
            () => configuration.Password.ShouldBe("p"),
            () => configuration.Impersonate.ShouldBe("jane"),
            () => configuration.ImpersonateGroups.ShouldBe(["devs", "testers"]),
            () => configuration.SkipTlsVerify.ShouldBeTrue(),
            () => configuration.Namespace.ShouldBeNull());
    }

    [Fact]
    public void ContextWithoutUser_IsNobody() =>
        KubernetesClientConfiguration.FromKubeconfig([Write("config", Full)], "anonymous").TokenFile.ShouldBeNull();

    [Fact]
    public void SeveralFiles_TheFirstThatSaysItWins_AndEachHasItsFolder()
    {
        var first = Write("one/config", """
            contexts:
            - {name: dev, context: {cluster: dev, user: me, namespace: mine}}
            users:
            - {name: me, user: {tokenFile: my-token}}
            """);
        var second = Write("two/config", Full);
        var third = Write("three/config", Full.Replace("current-context: dev", "current-context: inline", StringComparison.Ordinal).Replace("dev.test", "late.test", StringComparison.Ordinal));

        var configuration = KubernetesClientConfiguration.FromKubeconfig([first, Path.Combine(_folder.FullName, "missing"), second, third]);

        configuration.ShouldSatisfyAllConditions(
            () => configuration.CurrentContext.ShouldBe("dev"),
            () => configuration.Namespace.ShouldBe("mine"),
            () => configuration.Host.Host.ShouldBe("dev.test"),
            () => configuration.TokenFile.ShouldBe(Path.Combine(_folder.FullName, "one/my-token")),
            () => configuration.SslCaFile.ShouldBe(Path.Combine(_folder.FullName, "two/certs/ca.crt")));
    }

    [Fact]
    public void Exec_IsTaken()
    {
        var exec = KubernetesClientConfiguration.FromKubeconfig([Write("b/config", WithExec("""
            {apiVersion: client.authentication.k8s.io/v1, command: ./bin/login, args: [get, "--all"], env: [{name: A, value: "1"}, {name: A, value: "2"}],
             installHint: Install it., provideClusterInfo: true, interactiveMode: IfAvailable}
            """))]).Exec.ShouldNotBeNull();

        exec.ShouldSatisfyAllConditions(
            () => exec.Command.ShouldBe(Path.Combine(_folder.FullName, "b/bin/login")),
            () => exec.Arguments.ShouldBe(["get", "--all"]),
            () => exec.Environment["A"].ShouldBe("2"),
            () => exec.InstallHint.ShouldBe("Install it."),
            () => exec.ProvideClusterInfo.ShouldBeTrue());
    }

    public static TheoryData<string, string?, string> Broken => new()
    {
        { "clusters: [", null, "cannot be read as a kubeconfig: Line" },
        { "- a", null, "an object was expected" },
        { "", null, "names no current-context" },
        { Full, "prod", "has no context named 'prod'" },
        { Full.Replace("cluster: dev, user: files", "cluster: lost, user: files", StringComparison.Ordinal), null, "has no cluster named 'lost'" },
        { Full.Replace("cluster: dev, user: files", "cluster: dev, user: lost", StringComparison.Ordinal), null, "has no user named 'lost'" },
        { Full.Replace("https://dev.test:6443/prefix", "dev", StringComparison.Ordinal), null, "'dev' is not an address" },
        { Full.Replace("server: https://dev.test:6443/prefix", "other: 1", StringComparison.Ordinal), null, "without server" },
        { Full.Replace("LS0tQ0EtLS0=", "%%%", StringComparison.Ordinal), "inline", "certificate-authority-data is not base64" },
        { WithExec("{apiVersion: client.authentication.k8s.io/v1alpha1, command: x}"), null, "v1alpha1 are not supported" },
        { WithExec("{apiVersion: client.authentication.k8s.io/v1}"), null, "names no command" },
        { WithExec("{apiVersion: client.authentication.k8s.io/v1, command: x, interactiveMode: Always}"), null, "wants a person" },
        { WithUser("auth-provider: {name: gcp}"), null, "auth-provider is no longer part" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void Broken_IsNamedWithItsFile(string yaml, string? context, string message)
    {
        var file = Write("config", yaml);

        var ex = Should.Throw<KubeConfigException>(() => KubernetesClientConfiguration.FromKubeconfig([file], context));

        ex.Message.ShouldContain(message);
        ex.Message.ShouldContain(file);
    }

    [Fact]
    public void NoFile_SaysWhereItLooked() =>
        Should.Throw<KubeConfigException>(() => KubernetesClientConfiguration.FromKubeconfig(["/nowhere/a", "/nowhere/b"])).Message.ShouldContain("/nowhere/a, /nowhere/b");

    [Fact]
    public void InCluster_TakesWhatThePodHas()
    {
        Write("sa/token", "t");
        Write("sa/namespace", "team-b\n");
        var folder = Path.Combine(_folder.FullName, "sa");

        var configuration = KubernetesClientConfiguration.InCluster(folder, "fd00::1", "443");

        configuration.Host.ShouldBe(new Uri("https://[fd00::1]:443"));
        configuration.TokenFile.ShouldBe(Path.Combine(folder, "token"));
        configuration.SslCaFile.ShouldBe(Path.Combine(folder, "ca.crt"));
        configuration.Namespace.ShouldBe("team-b");
        Should.Throw<KubeConfigException>(() => KubernetesClientConfiguration.InCluster(folder, null, null)).Message.ShouldContain("does not run in a pod");
        Should.Throw<KubeConfigException>(() => KubernetesClientConfiguration.InCluster(_folder.FullName, "10.0.0.1", "443")).Message.ShouldContain("automountServiceAccountToken");
    }

    internal static string WithExec(string exec) => WithUser("exec: " + exec);

    private static string WithUser(string user) => $$$"""
        current-context: c
        clusters: [{name: c, cluster: {server: "https://c.test"}}]
        contexts: [{name: c, context: {cluster: c, user: c}}]
        users:
        - name: c
          user: { {{{user.ReplaceLineEndings(" ")}}} }
        """;

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text, Encoding.UTF8);
        return path;
    }
}
