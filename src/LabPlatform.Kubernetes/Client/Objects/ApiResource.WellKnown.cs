namespace LabPlatform.Kubernetes.Client;

/// <remarks>Only versions that Kubernetes 1.20 to current ones serve.</remarks>
public abstract partial record ApiResource
{
    public static ApiResource<V1Namespace> Namespaces { get; } = new("", "v1", "namespaces", "Namespace", namespaced: false);

    public static ApiResource<V1Pod> Pods { get; } = new("", "v1", "pods", "Pod");

    public static ApiResource<Corev1Event> Events { get; } = new("", "v1", "events", "Event");

    public static ApiResource<KubernetesObject> Nodes { get; } = new("", "v1", "nodes", "Node", namespaced: false);

    public static ApiResource<KubernetesObject> Services { get; } = new("", "v1", "services", "Service");

    public static ApiResource<KubernetesObject> Endpoints { get; } = new("", "v1", "endpoints", "Endpoints");

    public static ApiResource<KubernetesObject> ConfigMaps { get; } = new("", "v1", "configmaps", "ConfigMap");

    public static ApiResource<KubernetesObject> Secrets { get; } = new("", "v1", "secrets", "Secret");

    public static ApiResource<KubernetesObject> ServiceAccounts { get; } = new("", "v1", "serviceaccounts", "ServiceAccount");

    public static ApiResource<KubernetesObject> ResourceQuotas { get; } = new("", "v1", "resourcequotas", "ResourceQuota");

    public static ApiResource<KubernetesObject> LimitRanges { get; } = new("", "v1", "limitranges", "LimitRange");

    public static ApiResource<KubernetesObject> PersistentVolumeClaims { get; } = new("", "v1", "persistentvolumeclaims", "PersistentVolumeClaim");

    public static ApiResource<KubernetesObject> Deployments { get; } = new("apps", "v1", "deployments", "Deployment");

    public static ApiResource<KubernetesObject> ReplicaSets { get; } = new("apps", "v1", "replicasets", "ReplicaSet");

    public static ApiResource<KubernetesObject> StatefulSets { get; } = new("apps", "v1", "statefulsets", "StatefulSet");

    public static ApiResource<KubernetesObject> DaemonSets { get; } = new("apps", "v1", "daemonsets", "DaemonSet");

    public static ApiResource<KubernetesObject> Jobs { get; } = new("batch", "v1", "jobs", "Job");

    public static ApiResource<KubernetesObject> Ingresses { get; } = new("networking.k8s.io", "v1", "ingresses", "Ingress");

    public static ApiResource<KubernetesObject> NetworkPolicies { get; } = new("networking.k8s.io", "v1", "networkpolicies", "NetworkPolicy");

    public static ApiResource<KubernetesObject> Roles { get; } = new("rbac.authorization.k8s.io", "v1", "roles", "Role");

    public static ApiResource<KubernetesObject> RoleBindings { get; } = new("rbac.authorization.k8s.io", "v1", "rolebindings", "RoleBinding");

    public static ApiResource<KubernetesObject> ClusterRoles { get; } = new("rbac.authorization.k8s.io", "v1", "clusterroles", "ClusterRole", namespaced: false);

    public static ApiResource<KubernetesObject> ClusterRoleBindings { get; } = new("rbac.authorization.k8s.io", "v1", "clusterrolebindings", "ClusterRoleBinding", namespaced: false);

    public static ApiResource<KubernetesObject> Leases { get; } = new("coordination.k8s.io", "v1", "leases", "Lease");

    public static ApiResource<KubernetesObject> StorageClasses { get; } = new("storage.k8s.io", "v1", "storageclasses", "StorageClass", namespaced: false);
}
