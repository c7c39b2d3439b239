#!/usr/bin/env bash
# Waits until the cluster can run pods: API server healthy, base objects applied, pause image in the registry, node Ready. Names what is late.
set -euo pipefail
# shellcheck source=deploy/local-cluster/settings.sh
source "$(dirname "$0")/settings.sh"
# shellcheck source=deploy/local-cluster/wait-for.sh
source "$LP_LOCAL_CLUSTER/wait-for.sh"
# shellcheck source=deploy/local-cluster/node-process.sh
source "$LP_LOCAL_CLUSTER/node-process.sh"

kubectl=("$LP_DEBS/usr/bin/kubectl" --kubeconfig "$LP_ADMIN_KUBECONFIG" --request-timeout 10s)
healthy() { "${kubectl[@]}" get --raw /readyz >/dev/null 2>&1; }
node_ready() { [[ $("${kubectl[@]}" get node "$LP_NODE_NAME" -o 'jsonpath={.status.conditions[?(@.type=="Ready")].status}' 2>/dev/null) == True ]]; }
late() {
  node_runs || echo "the node's first process ended" >&2
  echo "$1; see $2" >&2
  exit 1
}

if [[ -e $LP_CLUSTER/run/ready ]] && healthy && node_ready; then
  exit 0
fi
wait_for 90 healthy || late "the API server is not ready after 90 s" "$LP_LOGS/kube-apiserver.log"
"${kubectl[@]}" apply -f "$LP_LOCAL_CLUSTER/manifests" | { grep -v unchanged || true; }
wait_for 30 accepts "$LP_NODE_IP" 5000 || late "the registry does not answer after 30 s" "$LP_LOGS/registry.log"
"$LP_LOCAL_CLUSTER/pause-image.sh"
wait_for 60 node_ready || late "the node is not Ready after 60 s" "$LP_LOGS/kubelet.log"
touch "$LP_CLUSTER/run/ready"
