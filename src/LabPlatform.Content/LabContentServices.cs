using LabPlatform.Content.Images;
using LabPlatform.Content.Loading;
using LabPlatform.Content.Markdown.Pages;
using LabPlatform.Content.Watching;
using LabPlatform.Domain.Scenarios;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace LabPlatform.Content;

/// <summary>Registers the catalogue of scenarios.</summary>
public static class LabContentServices
{
    /// <summary>
    /// Adds <see cref="IScenarioCatalogue"/>, <see cref="IScenarioRenderer"/> and <see cref="IScenarioImages"/>.
    /// The catalogue is read when the host starts, before it serves, and again whenever its files change.
    /// </summary>
    /// <param name="section">Bound to <see cref="LabContentOptions"/>; checked at start.</param>
    public static IServiceCollection AddLabContent(this IServiceCollection services, IConfigurationSection section)
    {
        services.AddOptions<LabContentOptions>().Bind(section).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<LabContentOptions>, ValidateLabContentOptions>());
        services.TryAddSingleton(TimeProvider.System);

        // Singletons: one catalogue for all circuits, immutable snapshots inside.
        services.TryAddSingleton<ImageStore>();
        services.TryAddSingleton<CatalogueLoader>();
        services.TryAddSingleton<ScenarioCatalogue>();
        services.TryAddSingleton<IScenarioCatalogue>(provider => provider.GetRequiredService<ScenarioCatalogue>());
        services.TryAddSingleton<IScenarioImages>(provider => provider.GetRequiredService<ImageStore>());
        services.TryAddSingleton<IScenarioRenderer, ScenarioRenderer>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, CatalogueReloader>());
        return services;
    }
}
