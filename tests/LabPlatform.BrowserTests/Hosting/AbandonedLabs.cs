using LabPlatform.Data;
using LabPlatform.Domain.Environments;
using LabPlatform.Domain.Sessions;
using LabPlatform.Kubernetes;
using LabPlatform.Tests.Shared;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace LabPlatform.BrowserTests.Hosting;

/// <summary>Takes the labs of a site that is not running any more out of the cluster: it would leave them there until their deadline.</summary>
internal static class AbandonedLabs
{
    /// <param name="database">The ended site's; its ledger knows what the site has made.</param>
    /// <param name="clusterHome">Folder of the local cluster: the platform's kubeconfigs are in it.</param>
    public static async Task RemoveAsync(string database, string clusterHome)
    {
        var settings = new ConfigurationBuilder()
            .AddInMemoryCollection(
            [
                new("File", database),
                new("IdentitiesDirectory", Path.Combine(clusterHome, "identities")),
                new("ImagesFile", Path.Combine(clusterHome, "images.env")),
                new("ProgressFile", Path.Combine(clusterHome, "progress.json")),
            ])
            .Build();
        await using var services = new ServiceCollection().AddLogging().AddLabData(settings).AddLabKubernetes(settings).BuildServiceProvider();
        var environments = services.GetRequiredService<ILabEnvironments>();
        foreach (var session in await services.GetRequiredService<ISessionStore>().ListLedgerAsync(CancellationToken.None))
        {
            await Waits.UntilAsync(
                $"session {session} is gone",
                async () => (await environments.RemoveAsync(session, CancellationToken.None)).IsEmpty,
                TimeSpan.FromMinutes(2));
        }
    }
}
