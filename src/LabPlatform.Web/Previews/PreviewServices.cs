using LabPlatform.Domain.Previews;
using Microsoft.Extensions.Options;

namespace LabPlatform.Web.Previews;

/// <summary>Registers where web ports of sessions are shown.</summary>
internal static class PreviewServices
{
    public static IServiceCollection AddLabPreviews(this IServiceCollection services, IConfiguration section)
    {
        services.AddOptions<PreviewRules>().Bind(section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<PreviewRules>, PreviewRulesValidation>();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<PreviewRules>>().Value);
        services.AddSingleton<PreviewNames>();
        return services;
    }

    private sealed class PreviewRulesValidation : IValidateOptions<PreviewRules>
    {
        public ValidateOptionsResult Validate(string? name, PreviewRules options)
        {
            var problems = options.Problems();
            return problems.Count > 0 ? ValidateOptionsResult.Fail(problems) : ValidateOptionsResult.Success;
        }
    }
}
