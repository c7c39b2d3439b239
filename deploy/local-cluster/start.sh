#!/usr/bin/env bash
# Starts the node, or does nothing when it runs. What an earlier run of the same cluster left on disk (objects, certificates, images) is used again.
set -euo pipefail
# shellcheck source=deploy/local-cluster/settings.sh
source "$(dirname "$0")/settings.sh"
# shellcheck source=deploy/local-cluster/node-process.sh
source "$LP_LOCAL_CLUSTER/node-process.sh"

if node_runs; then
  echo "runs already (process $(<"$LP_PIDFILE"))"
else
  "$LP_LOCAL_CLUSTER/preflight.sh"
  mkdir -p "$LP_LOGS" "$LP_CLUSTER"/{etcd,containerd,kubelet,registry,volumes,log/pods,log/containers}
  chmod 755 "$LP_HOME" "$LP_CLUSTER"
  chmod 700 "$LP_CLUSTER"/{etcd,kubelet,registry}
  "$LP_LOCAL_CLUSTER/pki.sh"
  # What only a running node means anything to: sockets, leases of pod addresses, rendered configuration, the kubelet's control groups.
  rm -rf "$LP_CLUSTER/run"
  mkdir -p "$LP_SCRIPTS"
  cp -r "$LP_LOCAL_CLUSTER"/. "$LP_SCRIPTS"
  "$LP_LOCAL_CLUSTER/control-groups.sh" remove
  "$LP_LOCAL_CLUSTER/control-groups.sh" make
  "$LP_LOCAL_CLUSTER/render.sh"

  setsid unshare --fork --kill-child --pid --mount --net --uts --ipc --mount-proc --propagation private \
    "$LP_SCRIPTS/node.sh" </dev/null >"$LP_LOGS/supervisor.log" 2>&1 &
  outer=$!
  for _ in {1..50}; do
    node=$(pgrep -P "$outer" || true)
    [[ -n $node ]] && break
    sleep 0.1
  done
  [[ -n $node ]] || { echo "the node's first process did not start; see $LP_LOGS/supervisor.log" >&2; exit 1; }
  echo "$node" >"$LP_PIDFILE"
  ip link add "$LP_HOST_LINK" type veth peer name "$LP_NODE_LINK" netns "$node"
  # Without IPv6 the machine's services that listen on [::] have no address on this link.
  [[ ! -e /proc/sys/net/ipv6/conf/$LP_HOST_LINK ]] || sysctl -q -w "net.ipv6.conf.$LP_HOST_LINK.disable_ipv6=1"
  ip addr add "$LP_LINK_HOST_IP/30" dev "$LP_HOST_LINK"
  ip link set "$LP_HOST_LINK" up
  ip route replace "$LP_NODE_IP/32" via "$LP_LINK_NODE_IP" dev "$LP_HOST_LINK" src "$LP_LINK_HOST_IP"
fi
"$LP_LOCAL_CLUSTER/wait-ready.sh"
