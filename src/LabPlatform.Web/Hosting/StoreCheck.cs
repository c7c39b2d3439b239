using LabPlatform.Domain.Sessions;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace LabPlatform.Web.Hosting;

/// <summary>The database answers.</summary>
internal sealed class StoreCheck(ISessionStore store) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await store.GetInstanceAsync(cancellationToken);
        return HealthCheckResult.Healthy();
    }
}
