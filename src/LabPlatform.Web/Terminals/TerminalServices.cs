using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.Connections;

namespace LabPlatform.Web.Terminals;

internal static class TerminalServices
{
    /// <summary>Terminals: registry, access, and the hub's protocol. Needs the use cases of sessions and an <c>ITerminalConnector</c>.</summary>
    public static IServiceCollection AddLabTerminals(this IServiceCollection services)
    {
        services.AddSingleton<TerminalAccess>();
        services.AddSingleton<TerminalRegistry>();
        services.AddHostedService<TerminalRevocation>();
        services.AddSignalR().AddJsonProtocol(static options =>
            options.PayloadSerializerOptions.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull);
        return services;
    }

    public static void MapLabTerminals(this IEndpointRouteBuilder app) =>
        app.MapHub<TerminalHub>("/hubs/terminal", static options =>
        {
            options.CloseOnAuthenticationExpiration = true;
            options.Transports = HttpTransportType.WebSockets; // the only one that VisitorLimits counts
        }).RequireAuthorization();
}
