using System.Globalization;
using LabPlatform.Domain.Environments;
using Microsoft.AspNetCore.Components;

namespace LabPlatform.Web.Components.Cluster;

public sealed partial class ClusterNotice
{
    [Inject]
    public required IClusterHealth Cluster { get; init; }

    private ClusterStatus Status { get; set; } = new(Available: false, "", Progress: null);

    private string? Progress => Status.Progress?.ToString("0.###", CultureInfo.InvariantCulture);

    protected override void OnInitialized() => Status = Cluster.Current;
}
