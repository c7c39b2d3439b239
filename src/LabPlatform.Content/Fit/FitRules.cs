using System.Collections.Immutable;
using LabPlatform.Content.Reports;

namespace LabPlatform.Content.Fit;

/// <summary>What code gives away about the place it needs. A new pattern is a line here and a case in the tests.</summary>
internal static class FitRules
{
    // At the start of a command: of the line, or behind ; | & ( ` or a word like sudo.
    private const string Command = @"(?:^|[;&|(`]|\b(?:sudo|then|do|else|exec|nohup|time|watch|xargs))\s*(?:sudo\s+)?";
    private const string InTheCluster = @"https?://(?:localhost|127\.|kubernetes\b|\$|[^/\s]*\.svc\b|[a-z0-9-]*(?:[:/""'\s]|$))";
    private const string Kubectl = Command + @"(?:kubectl|k|oc)\s+(?:-\S+(?:[ =]\S+)?\s+)*";

    public static ImmutableArray<FitRule> All { get; } =
    [
        FitRule.Create(FitNeed.Node, Command + @"ssh\s+[^#\n]*\b(?:controlplane|node\d+|host\d+|master|worker)\b", "There is no other machine to log in to."),
        FitRule.Create(FitNeed.Node, Command + @"(?:systemctl|journalctl|service)\s", "The toolbox is a container without systemd."),
        FitRule.Create(FitNeed.Node, @"/etc/kubernetes/(?:manifests|pki|kubelet)|/var/lib/(?:kubelet|etcd|containerd)|/etc/cni\b", "Files of the cluster's machines cannot be reached from a lab."),
        FitRule.Create(FitNeed.Node, Command + @"(?:kubeadm|etcdctl|crictl|ctr|kubelet)\b", "The cluster's own parts cannot be reached from a lab."),
        FitRule.Create(FitNeed.Node, Kubectl + @"(?:drain|cordon|uncordon|taint)\b", "Nodes belong to everybody; a lab may not change them."),
        FitRule.Create(FitNeed.Node, Kubectl + @"(?:label|annotate|debug|edit|patch)\s+(?:nodes?|no)[\s/]", "Nodes belong to everybody; a lab may not change them."),
        FitRule.Create(FitNeed.Node, Command + @"(?:kind|k3d|minikube|vcluster|microk8s|k3s)\s", "A cluster inside the lab needs a machine of its own."),
        FitRule.Create(FitNeed.Node, Command + @"apt(?:-get)?\s[^#\n]*\b(?:kubelet|kubeadm)\b", "The cluster's own parts cannot be changed from a lab."),
        FitRule.Create(FitNeed.Node, @"\b(?:localhost|127\.0\.0\.1|172\.30\.[12]\.2|controlplane|node\d+):(?:2379|2380|10250|10255|10257|10259)\b", "The cluster's own parts cannot be reached from a lab."),
        FitRule.Create(FitNeed.Root, Command + @"(?:iptables|nft|modprobe|insmod|sysctl\s+-w|losetup|mkfs\S*|swapon|swapoff|apparmor_parser)\b", "The kernel is shared; a lab may not change it."),
        FitRule.Create(FitNeed.Root, Command + @"(?:mount|umount)\s+[-/]", "Mounting needs rights that a lab's container has not."),
        FitRule.Create(FitNeed.Root, Command + @"(?:ip\s+(?:netns|link\s+add)|unshare|nsenter)\b", "Making namespaces of the kernel needs rights that a lab's container has not."),
        FitRule.Create(FitNeed.Privileged, @"\bprivileged:\s*true\b", "Privileged pods are refused in a session's namespaces."),
        FitRule.Create(FitNeed.Privileged, @"\bhost(?:Network|PID|IPC):\s*true\b", "Pods in the node's own namespaces are refused."),
        FitRule.Create(FitNeed.Privileged, @"\s--privileged\b", "Privileged containers are refused in a session's namespaces."),
        FitRule.Create(FitNeed.Privileged, @"\b(?:SYS_ADMIN|NET_ADMIN|SYS_TIME|SYS_PTRACE|SYS_MODULE|NET_RAW)\b", "Capabilities over the node's kernel are refused."),
        FitRule.Create(FitNeed.Privileged, @"^\s*-?\s*hostPort:", "Ports of the node cannot be taken."),
        FitRule.Create(FitNeed.Privileged, @"^\s*-?\s*hostPath:", "Folders of the node cannot be mounted."),
        FitRule.Create(FitNeed.ClusterScoped, @"^\s*-?\s*kind:\s*['""]?(?:ClusterRole|ClusterRoleBinding|PersistentVolume|StorageClass|CustomResourceDefinition|PriorityClass|IngressClass|RuntimeClass|MutatingWebhookConfiguration|ValidatingWebhookConfiguration|APIService|CertificateSigningRequest|PodSecurityPolicy)['""]?\s*(?:#|$)", "Objects of the whole cluster cannot be made from a lab."),
        FitRule.Create(FitNeed.ClusterScoped, Kubectl + @"(?:create|delete|edit|patch|apply)\s+(?:clusterroles?|clusterrolebindings?|pv|persistentvolumes?|sc|storageclass(?:es)?|crds?|customresourcedefinitions?|priorityclass(?:es)?|pc|ingressclass(?:es)?|csr|certificatesigningrequests?)\b", "Objects of the whole cluster cannot be changed from a lab."),
        FitRule.Create(FitNeed.ClusterScoped, Kubectl + @"\S[^#\n]*-n[ =]?kube-system\b[^#\n]*\b(?:apply|create|delete|edit|patch|scale|set|replace)\b|" + Kubectl + @"(?:apply|create|delete|edit|patch|scale|set|replace)\b[^#\n]*(?:-n|--namespace)[ =]?kube-system\b", "kube-system belongs to everybody; a lab may not change it."),
        FitRule.Create(FitNeed.ClusterScoped, @"\s--as(?:-group)?[ =]", "Acting as somebody else needs a right over all accounts; use a second account's token."),
        FitRule.Create(FitNeed.ClusterScoped, Kubectl + @"(?:certificate\s+(?:approve|deny)|auth\s+reconcile)\b", "Accounts of the whole cluster cannot be made from a lab."),
        FitRule.Create(FitNeed.ClusterScoped, Kubectl + @"(?:apply|create|replace)\s[^#\n]*(?:-f|-k|--filename|--kustomize)[ =]?\s*(?:https?://|github\.com/)", "What is fetched mostly holds objects of the whole cluster; have a namespaced manifest among the assets."),
        FitRule.Create(FitNeed.ClusterScoped, Command + @"(?:istioctl|linkerd|cilium|flux|velero|operator-sdk|argocd-autopilot|crossplane)\s+(?:install|bootstrap|upgrade|olm)\b", "It installs objects of the whole cluster."),
        FitRule.Create(FitNeed.ContainerEngine, Command + @"(?:docker|docker-compose|podman|nerdctl|buildah)\s", "There is no container engine in the toolbox."),
        FitRule.Create(FitNeed.Namespaces, @"^\s*-?\s*kind:\s*['""]?Namespace['""]?\s*(?:#|$)|--create-namespace\b", NamespaceRule.Message),
        FitRule.Create(FitNeed.Namespaces, Kubectl + @"(?:label|annotate|delete|edit|patch)\s+(?:ns|namespaces?)[\s/]", "Namespaces belong to the platform: their labels carry isolation."),
        FitRule.Create(FitNeed.ClusterReads, Kubectl + @"(?:get|describe|top|wait)\s+(?:-\S+\s+)*(?:nodes?|no|ns|namespaces?|pv|persistentvolumes?|sc|storageclass(?:es)?|crds?|customresourcedefinitions?|clusterroles?|clusterrolebindings?|priorityclass(?:es)?|ingressclass(?:es)?|csr|componentstatuses|cs|apiservices?)(?:[\s/,;|)]|$)", "A session sees its own namespaces only; this is refused."),
        FitRule.Create(FitNeed.ClusterReads, Kubectl + @"(?:get|describe|logs|top|events)\b[^#\n]*\s(?:-A|--all-namespaces)\b|" + Kubectl + @"get\s+--raw\b|\b(?:kubectl|k|oc)\s[^#\n]*(?:-n|--namespace)[ =]?kube-(?:system|public|node-lease)\b", "A session sees its own namespaces only; this is refused."),
        FitRule.Create(FitNeed.Internet, Command + @"(?:curl|wget)\s[^#\n]*https?://", "It works only where the cluster's pods reach the internet.", unless: InTheCluster),
        FitRule.Create(FitNeed.Internet, Command + @"(?:apt|apt-get|apk|yum|dnf|snap|pip|pip3|npm|gem|cargo|go)\s+(?:-\S+\s+)*(?:install|update|add|i|get)\b", "Packages can only be installed where the cluster's pods reach the internet; better have them in the image."),
        FitRule.Create(FitNeed.Internet, Command + @"git\s+clone\s", "It works only where the cluster's pods reach the internet."),
        FitRule.Create(FitNeed.Internet, @"\b(?:kubectl|k|oc)\s[^#\n]*-f\s*https?://|" + Command + @"helm\s+(?:repo\s+add|pull)\s", "It works only where the cluster's pods reach the internet."),
        FitRule.Create(FitNeed.DefaultStorageClass, @"^\s*-?\s*(?:kind:\s*['""]?PersistentVolumeClaim\b|volumeClaimTemplates:)", "The cluster must have a default StorageClass, or the one that is named."),
        FitRule.Create(FitNeed.Metrics, @"^\s*-?\s*kind:\s*['""]?HorizontalPodAutoscaler\b|" + Kubectl + @"(?:top|autoscale)\s", "The cluster must serve metrics (metrics-server)."),
        FitRule.Create(FitNeed.Ingress, @"^\s*-?\s*kind:\s*['""]?Ingress\b|" + Kubectl + @"create\s+ing(?:ress)?\s", "The cluster must have a controller for Ingresses."),
        FitRule.Create(FitNeed.NetworkPolicies, @"^\s*-?\s*kind:\s*['""]?NetworkPolicy\b", "NetworkPolicies are the fences between sessions; a session may look at them and write none."),
        FitRule.Create(FitNeed.LoadBalancer, @"^\s*-?\s*type:\s*['""]?LoadBalancer\b|\s--type[ =]['""]?LoadBalancer\b", "A session's quota has no load balancers."),
        FitRule.Create(FitNeed.Images, @"^\s*-?\s*image:\s*['""]?[A-Za-z0-9]|\s--image[ =]\s*\S", "The cluster must be able to pull this image."),
    ];
}
