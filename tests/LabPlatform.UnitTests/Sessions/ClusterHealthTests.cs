using LabPlatform.Domain.Environments;
using LabPlatform.Kubernetes;
using LabPlatform.Kubernetes.Client;
using LabPlatform.Kubernetes.Watching;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace LabPlatform.UnitTests.Sessions;

public sealed class ClusterHealthTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("labplatform-health-");
    private readonly LabIdentities _identities;
    private readonly ClusterHealth _health;

    public ClusterHealthTests()
    {
        var options = Options.Create(new LabKubernetesOptions { IdentitiesDirectory = _folder.FullName, ProgressFile = Progress });
        _identities = new LabIdentities(options, TimeProvider.System, NullLogger<KubernetesClient>.Instance);
        _health = new ClusterHealth(_identities, options, TimeProvider.System, NullLogger<ClusterHealth>.Instance);
    }

    private string Progress => Path.Combine(_folder.FullName, "progress.json");

    [Fact]
    public async Task Look_WhileTheClusterIsBuilt_SaysHowFar()
    {
        await File.WriteAllTextAsync(Progress, """{"phase":"Build Kubernetes","index":4,"count":8,"startedAt":"2026-03-01T12:00:00Z","state":"running","message":""}""", Token);

        await _health.LookAsync(Token);

        _health.Current.ShouldBe(new ClusterStatus(Available: false, "The cluster is being prepared, step 4 of 8: Build Kubernetes.", 3 / 8.0));
    }

    [Fact]
    public async Task Look_BuildFailed_SaysWhere()
    {
        await File.WriteAllTextAsync(Progress, """{"phase":"Images","index":6,"count":8,"state":"failed","message":"no space left"}""", Token);

        await _health.LookAsync(Token);

        _health.Current.ShouldBe(new ClusterStatus(Available: false, "Preparing the cluster failed at “Images”: no space left", Progress: null));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("{\"phase\":\"half")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"state":"done","index":8,"count":8}""")]
    public async Task Look_NothingOfUseInTheFile_SaysWhatItKnows(string? progress)
    {
        if (progress is not null)
        {
            await File.WriteAllTextAsync(Progress, progress, Token);
        }

        await _health.LookAsync(Token);

        _health.Current.ShouldBe(new ClusterStatus(Available: false, "The cluster is not set up yet.", Progress: null));
    }

    [Fact]
    public async Task Look_Changes_AreToldOnceAlsoWhenAListenerThrows()
    {
        var told = 0;
        using var throwing = _health.Subscribe(() => throw new InvalidOperationException("a dying page"));
        using var counting = _health.Subscribe(() => told++);
        _health.Subscribe(() => told += 100).Dispose();

        await _health.LookAsync(Token);
        await _health.LookAsync(Token);

        told.ShouldBe(1);
    }

    public void Dispose()
    {
        _health.Dispose();
        _identities.Dispose();
        _folder.Delete(recursive: true);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;
}
