using LabPlatform.Domain.Checks;
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

        // Singletons, all of them: they keep no state of a caller, and limits, news and loops exist once per process.
        services.AddSingleton<SessionNews>();
        services.AddSingleton<SessionChanges>();
        services.AddSingleton<SessionAccess>();
        services.AddSingleton<SessionStarter>();
        services.AddSingleton<SessionStarts>();
        services.AddSingleton<SessionRemover>();
        services.AddSingleton<SessionReconciler>();
        services.AddSingleton<ReconcileSignal>();
        services.AddSingleton<CheckLimits>();

        services.AddSingleton<StartSession>();
        services.AddSingleton<EndSession>();
        services.AddSingleton<ExtendSession>();
        services.AddSingleton<FindSession>();
        services.AddSingleton<ListSessions>();
        services.AddSingleton<GoToStep>();
        services.AddSingleton<RecordActivity>();
        services.AddSingleton<CheckStep>();

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
