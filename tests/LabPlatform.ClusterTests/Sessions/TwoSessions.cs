using LabPlatform.Domain.Sessions;
using LabPlatform.Kubernetes.Client;
using LabPlatform.Tests.Shared;

namespace LabPlatform.ClusterTests.Sessions;

/// <summary>Two learners with a session each, in a scenario that has a namespace <c>shop</c> beside <c>default</c>.</summary>
public sealed class TwoSessions : IAsyncLifetime
{
    public LabCluster Cluster { get; } = new();

    /// <summary>The one who tries things.</summary>
    public LabSession First { get; private set; } = null!;

    /// <summary>The one who must not notice.</summary>
    public LabSession Second { get; private set; } = null!;

    /// <summary>Runs a command line in the first learner's toolbox: output and error output together.</summary>
    public async Task<(int? Code, string Text)> AsFirstAsync(string commandLine)
    {
        var result = await Cluster.InToolboxAsync(First, commandLine + " 2>&1");
        return (result.ExitCode, result.OutputText);
    }

    /// <summary>Runs command lines there that all have to succeed.</summary>
    public async Task DoAsFirstAsync(string commandLines)
    {
        var (code, text) = await AsFirstAsync($"{{ set -e\n{commandLines}\n}}");
        code.ShouldBe(0, text);
    }

    /// <summary>Takes away what the first learner has made in <c>default</c>, so that the next test may use the same names.</summary>
    /// <param name="more">What else is to go, a command line.</param>
    public async Task ClearFirstAsync(string more = ":")
    {
        await AsFirstAsync($"{more}; kubectl delete deployments,services --all; kubectl delete pods --all --force --grace-period=0");
        await Waits.UntilAsync("nothing is left", async () =>
            (await Cluster.Admin.ListAsync(ApiResource.Pods, First.Namespaces[VirtualNamespace.Default].Name, TestContext.Current.CancellationToken)).Items.IsEmpty, TimeSpan.FromMinutes(1));
    }

    /// <summary>Whether an account of the first session may do something, asked of the API server with the account's own token.</summary>
    public async Task<string> CanIAsync(string pod, string question) =>
        (await Cluster.InPodAsync(First, pod, $"kubectl auth can-i {question} 2>/dev/null")).OutputText.Trim();

    public async ValueTask InitializeAsync()
    {
        var both = await Task.WhenAll(Cluster.ProvisionAsync(namespaces: "shop"), Cluster.ProvisionAsync(namespaces: "shop"));
        (First, Second) = (both[0], both[1]);
        foreach (var host in Second.Namespaces.Learner.Values)
        {
            await Cluster.Admin.CreateAsync<KubernetesObject>(
                ApiResource.ConfigMaps,
                host.Name,
                new System.Text.Json.Nodes.JsonObject { ["metadata"] = new System.Text.Json.Nodes.JsonObject { ["name"] = "theirs" } },
                CancellationToken.None);
        }
    }

    public ValueTask DisposeAsync() => Cluster.DisposeAsync();
}
