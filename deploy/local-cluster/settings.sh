# shellcheck shell=bash
# Names, places and addresses of the local cluster: the one file the others read. Sourced, never run.

# A command that fails unseen ends a script without a word; this gives it one.
set -E
trap 'echo "${BASH_SOURCE[0]##*/}:$LINENO: failed: $BASH_COMMAND" >&2' ERR

# Where things are. HOME is dropped by `down` (but for the site's data and the logs), CACHE only by `down --purge`.
LP_LOCAL_CLUSTER=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
LP_HOME=${LABPLATFORM_HOME:-/var/lib/labplatform}
LP_CACHE=${LABPLATFORM_CACHE:-/var/cache/labplatform}
LP_CLUSTER=$LP_HOME/cluster
LP_LOGS=$LP_HOME/logs
LP_ADMIN_KUBECONFIG=$LP_CLUSTER/admin.kubeconfig
LP_PIDFILE=$LP_CLUSTER/node.pid
# The node runs from a copy of this folder, so that it does not care when the clone is moved, changed or deleted.
LP_SCRIPTS=$LP_CLUSTER/run/scripts

# Kubernetes: the version Debian bookworm carries as source. FLAGS are part of the cache's key.
LP_KUBERNETES_VERSION=v1.20.2
LP_KUBERNETES_TAGS=providerless,dockerless
# The last part counts the changes that build-kubernetes.sh makes to the sources.
LP_BIN=$LP_CACHE/kubernetes-$LP_KUBERNETES_VERSION-${LP_KUBERNETES_TAGS//,/-}-2
# Debian's own binaries, unpacked beside the system so that no service starts and no package of the machine (Docker's containerd.io, say) is replaced.
LP_DEBS=$LP_CACHE/debs-bookworm-1

# Addresses: two octets, everything inside one /16 that exists in the node's own network namespace only.
LP_NETWORK=${LABPLATFORM_NETWORK:-10.213}
LP_POD_CIDR=$LP_NETWORK.0.0/18
LP_NODE_IP=$LP_NETWORK.0.1
LP_SERVICE_CIDR=$LP_NETWORK.64.0/18
LP_KUBERNETES_SERVICE_IP=$LP_NETWORK.64.1
LP_LINK_HOST_IP=$LP_NETWORK.255.1
LP_LINK_NODE_IP=$LP_NETWORK.255.2
LP_HOST_LINK=${LABPLATFORM_LINK:-lab0}
LP_NODE_LINK=host0
LP_BRIDGE=pods0
LP_NODE_NAME=lab
LP_API=https://$LP_NODE_IP:6443
LP_REGISTRY=$LP_NODE_IP:5000
# The kubelet's control groups live below this one; nothing of the machine's is in there. Link, network and home set apart clusters of one machine.
LP_CGROUP=labplatform-$LP_HOST_LINK

export LP_HOME LP_CACHE LP_CLUSTER LP_LOGS LP_LOCAL_CLUSTER LP_ADMIN_KUBECONFIG LP_PIDFILE LP_SCRIPTS LP_KUBERNETES_VERSION LP_KUBERNETES_TAGS \
  LP_BIN LP_DEBS LP_NETWORK LP_POD_CIDR LP_NODE_IP LP_SERVICE_CIDR LP_KUBERNETES_SERVICE_IP LP_LINK_HOST_IP LP_LINK_NODE_IP LP_HOST_LINK \
  LP_NODE_LINK LP_BRIDGE LP_NODE_NAME LP_API LP_REGISTRY LP_CGROUP
