using System.Text.Json.Nodes;
using LabPlatform.Kubernetes.Client;
using LabPlatform.Tests.Shared;

namespace LabPlatform.ClusterTests.Client;

public sealed class IdentityClusterTests(LocalCluster cluster) : IClassFixture<LocalCluster>, IDisposable
{
    private readonly string _tokenFile = Path.GetTempFileName();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => File.Delete(_tokenFile);

    [Fact]
    public async Task TokenFile_TokenRevokedAndRotated_IsReadAgainOn401_F26()
    {
        await CreateAccountAsync("rotating");
        var first = await TokenAsync("rotating");
        await File.WriteAllTextAsync(_tokenFile, first + "\n", Token);
        using var client = CreateClient(_tokenFile);
        (await WhoAmIAsync(client)).ShouldBe($"system:serviceaccount:{cluster.Namespace}:rotating");

        // Deleting the account makes the server refuse its tokens; the new account of the name has another uid.
        await cluster.Client.DeleteAsync(ApiResource.ServiceAccounts, cluster.Namespace, "rotating", Token);
        await CreateAccountAsync("rotating");
        await Waits.UntilAsync("the old token is refused", async () => await IsRefusedAsync(first));
        await File.WriteAllTextAsync(_tokenFile, await TokenAsync("rotating"), Token);

        (await WhoAmIAsync(client)).ShouldBe($"system:serviceaccount:{cluster.Namespace}:rotating");
    }

    [Fact]
    public async Task Token_Requested_LivesAsLongAsAskedAndActsAsItsAccount()
    {
        await CreateAccountAsync("short-lived");

        var token = await cluster.Client.CreateTokenAsync(cluster.Namespace, "short-lived", TimeSpan.FromMinutes(10), Token);

        (token.ExpiresAt - TimeProvider.System.GetUtcNow()).ShouldBeInRange(TimeSpan.FromMinutes(9), TimeSpan.FromMinutes(11));
    }

    [Fact]
    public async Task CanI_AdministratorAndPowerlessAccount_AnswersForEach()
    {
        await CreateAccountAsync("powerless");
        await File.WriteAllTextAsync(_tokenFile, await TokenAsync("powerless"), Token);
        using var powerless = CreateClient(_tokenFile);

        (await cluster.Client.CanIAsync("create", ApiResource.Pods, cluster.Namespace, Token, subresource: "exec")).ShouldBeTrue();
        (await powerless.CanIAsync("create", ApiResource.Pods, cluster.Namespace, Token, subresource: "exec")).ShouldBeFalse();
        (await powerless.CanIAsync("list", ApiResource.Namespaces, null, Token)).ShouldBeFalse();
        var refused = await Should.ThrowAsync<KubernetesException>(() => powerless.ListAsync(ApiResource.Secrets, cluster.Namespace, Token));
        refused.IsForbidden.ShouldBeTrue();
        refused.Message.ShouldContain("powerless");
    }

    [Fact]
    public async Task Impersonation_OfConfiguration_IsSent()
    {
        var admin = cluster.Client.Configuration;
        using var client = new KubernetesClient(new KubernetesClientConfiguration
        {
            Host = admin.Host,
            SslCaFile = admin.SslCaFile,
            SslCaPem = admin.SslCaPem,
            ClientCertificateFile = admin.ClientCertificateFile,
            ClientCertificatePem = admin.ClientCertificatePem,
            ClientKeyFile = admin.ClientKeyFile,
            ClientKeyPem = admin.ClientKeyPem,
            AccessToken = admin.AccessToken,
            TokenFile = admin.TokenFile,
            Impersonate = "jane",
            ImpersonateGroups = ["devs", "system:authenticated"],
        });

        var refused = await Should.ThrowAsync<KubernetesException>(() => client.ListAsync(ApiResource.Pods, cluster.Namespace, Token));

        refused.Message.ShouldContain("\"jane\"");
    }

    [Fact]
    public async Task Server_WithAnUnknownAuthority_IsNotTrusted()
    {
        using var client = new KubernetesClient(
            new KubernetesClientConfiguration { Host = cluster.Client.Configuration.Host }, new KubernetesClientOptions { MaxRetries = 0 });

        var ex = await Should.ThrowAsync<KubernetesConnectionException>(() => client.GetRawAsync("/version", Token));

        ex.MayHaveReachedServer.ShouldBeFalse();
        ex.Message.ShouldContain("not signed by an authority this machine trusts");
    }

    private KubernetesClient CreateClient(string tokenFile) => new(new KubernetesClientConfiguration
    {
        Host = cluster.Client.Configuration.Host,
        SslCaFile = cluster.Client.Configuration.SslCaFile,
        SslCaPem = cluster.Client.Configuration.SslCaPem,
        TokenFile = tokenFile,
    });

    private async Task<bool> IsRefusedAsync(string token)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, token, Token);
            using var client = CreateClient(file);
            await client.CanIAsync("get", ApiResource.Pods, cluster.Namespace, Token);
            return false;
        }
        catch (KubernetesException ex) when (ex.IsUnauthorized)
        {
            return true;
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>The server names who was refused.</summary>
    private static async Task<string> WhoAmIAsync(KubernetesClient client)
    {
        var refused = await Should.ThrowAsync<KubernetesException>(() => client.ListAsync(ApiResource.Nodes, null, Token));
        refused.IsForbidden.ShouldBeTrue(refused.Message);
        return refused.Message.Split('"')[1];
    }

    private Task CreateAccountAsync(string name) => cluster.Client.CreateAsync(
        ApiResource.ServiceAccounts, cluster.Namespace, new JsonObject { ["metadata"] = new JsonObject { ["name"] = name } }, Token);

    private async Task<string> TokenAsync(string account) =>
        (await cluster.Client.CreateTokenAsync(cluster.Namespace, account, TimeSpan.FromMinutes(10), Token)).Token;
}
