using Microsoft.AspNetCore.Diagnostics.HealthChecks;

namespace LabPlatform.Web.Hosting;

internal static class Probes
{
    /// <summary>Checks with this tag decide <c>/readyz</c>.</summary>
    public const string Ready = "ready";

    /// <summary><c>/healthz</c>: the process answers. <c>/readyz</c>: it can do its work (its database answers); the cluster may be away.</summary>
    public static void MapProbes(this IEndpointRouteBuilder app)
    {
        app.MapHealthChecks("/healthz", new HealthCheckOptions { Predicate = static _ => false }).AllowAnonymous();
        app.MapHealthChecks("/readyz", new HealthCheckOptions { Predicate = static check => check.Tags.Contains(Ready) }).AllowAnonymous();
    }
}
