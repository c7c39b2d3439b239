using LabPlatform.Data.Stores;
using LabPlatform.Domain.Sessions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace LabPlatform.Data;

public static class LabDataServices
{
    /// <summary>Registers the stores and the migration that runs before the host's services start. Call it before what uses the stores.</summary>
    public static IServiceCollection AddLabData(this IServiceCollection services, IConfiguration section)
    {
        services.AddOptions<LabDataOptions>().Bind(section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<LabDataOptions>, LabDataOptionsValidation>();

        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<SqliteContextFactory>();
        services.AddSingleton<IDbContextFactory<LabDbContext>>(provider => provider.GetRequiredService<SqliteContextFactory>());
        services.AddHostedService<DatabaseMigration>();

        // Singleton: it holds the factory only, a context lives for one operation.
        services.TryAddSingleton<ISessionStore, SessionStore>();
        return services;
    }
}
