using LabPlatform.Domain.Checks;
using LabPlatform.Domain.ClusterViews;
using LabPlatform.Domain.Environments;
using LabPlatform.Domain.Files;
using LabPlatform.Domain.Previews;
using LabPlatform.Domain.Terminals;
using LabPlatform.Domain.Traffic;
using LabPlatform.Kubernetes.Checks;
using LabPlatform.Kubernetes.Checks.Declared;
using LabPlatform.Kubernetes.ClusterViews;
using LabPlatform.Kubernetes.Files;
using LabPlatform.Kubernetes.Namespaces;
using LabPlatform.Kubernetes.Previews;
using LabPlatform.Kubernetes.Terminals;
using LabPlatform.Kubernetes.Toolboxes;
using LabPlatform.Kubernetes.Traffic;
using LabPlatform.Kubernetes.Watching;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace LabPlatform.Kubernetes;

public static class LabKubernetesServices
{
    /// <summary>Registers the cluster side of sessions. Works before there is a cluster: everything then says so.</summary>
    public static IServiceCollection AddLabKubernetes(this IServiceCollection services, IConfiguration section)
    {
        services.AddOptions<LabKubernetesOptions>().Bind(section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<LabKubernetesOptions>, LabKubernetesOptionsValidation>();
        services.TryAddSingleton(TimeProvider.System);

        // Singletons: clients hold connection pools, watches serve all sessions, the rest holds nothing.
        services.AddSingleton<LabIdentities>();
        services.AddSingleton<ApiServerAddresses>();
        services.AddSingleton<SessionNamespaces>();
        services.AddSingleton<FoundNamespaces>();
        services.AddSingleton<NamespaceClearing>();
        services.AddSingleton<NamespaceRemoval>();
        services.TryAddSingleton<PreviewRules>(); // for hosts that show no previews
        services.TryAddSingleton<PreviewNames>();
        services.TryAddSingleton<SessionPreviews>();
        services.AddSingleton<ToolboxImage>();
        services.AddSingleton<ToolboxPods>();
        services.AddSingleton<PodCreation>();
        services.AddSingleton<ToolboxStart>();
        services.AddSingleton<ToolboxLosses>();
        services.AddSingleton<Provisioning>();
        services.AddSingleton<ToolboxCommand>();
        services.AddSingleton<AssetCopy>();
        services.AddSingleton<PageScripts>();
        services.AddSingleton<CheckerRenewal>();
        services.AddSingleton<IPodScripts, PodScripts>();
        services.AddSingleton<Questions>();
        services.AddSingleton<LabLooks>();
        services.AddSingleton<LabWatches>();
        services.TryAddSingleton<ILabEnvironments, LabEnvironments>();
        services.TryAddSingleton<ILearnerShell, LearnerShell>();
        services.TryAddSingleton<ICheckRunner, ScriptCheckRunner>();
        services.TryAddSingleton<IDeclaredChecks, DeclaredChecks>();
        services.TryAddSingleton<IClusterView, ClusterView>();
        services.TryAddSingleton<IPodLogs, PodLogs>();
        services.TryAddSingleton<ITrafficMeter, TrafficMeter>();
        services.TryAddSingleton<IPortConnector, PortConnector>();
        services.TryAddSingleton<IToolboxPorts, ToolboxPortWatch>();
        services.AddSingleton<IToolboxPrograms, ToolboxPrograms>();
        services.TryAddSingleton<ILearnerFiles, LearnerFiles>();
        services.TryAddSingleton<ITerminalConnector, KubernetesTerminalConnector>();

        if (services.All(service => service.ServiceType != typeof(IClusterHealth)))
        {
            services.AddSingleton<ClusterHealth>();
            services.AddSingleton<IClusterHealth>(provider => provider.GetRequiredService<ClusterHealth>());
            services.AddHostedService(provider => provider.GetRequiredService<ClusterHealth>());
        }

        return services;
    }
}
