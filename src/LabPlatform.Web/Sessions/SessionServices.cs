using LabPlatform.Domain.Sessions;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace LabPlatform.Web.Sessions;

/// <summary>Registers the use cases of sessions and checks, and the two loops behind them.</summary>
internal static class SessionServices
{
    public static IServiceCollection AddLabSessions(this IServiceCollection services, IConfiguration section)
    {
        services.AddOptions<SessionRules>().Bind(section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<SessionRules>, SessionRulesValidation>();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<SessionRules>>().Value);
        services.TryAddSingleton(TimeProvider.System);

        foreach (var type in SessionUseCases.Types)
        {
            services.AddSingleton(type);
        }

        services.AddHostedService<SessionStartsService>();
        services.AddHostedService<SessionReconcilerService>();
        return services;
    }

    private sealed class SessionRulesValidation : IValidateOptions<SessionRules>
    {
        public ValidateOptionsResult Validate(string? name, SessionRules options)
        {
            var problems = options.Problems();
            return problems.Count > 0 ? ValidateOptionsResult.Fail(problems) : ValidateOptionsResult.Success;
        }
    }
}
