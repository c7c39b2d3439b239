#!/usr/bin/env bash
# Ends the node and removes what is left of it on the machine. With "keep" the cluster's data stays and the next start resumes it.
set -euo pipefail
# shellcheck source=deploy/local-cluster/settings.sh
source "$(dirname "$0")/settings.sh"
# shellcheck source=deploy/local-cluster/node-process.sh
source "$LP_LOCAL_CLUSTER/node-process.sh"
# shellcheck source=deploy/local-cluster/wait-for.sh
source "$LP_LOCAL_CLUSTER/wait-for.sh"

# Another LABPLATFORM_HOME may have a cluster on this machine: without one of our own there is nothing to remove.
[[ -d $LP_CLUSTER ]] || exit 0

if node_runs; then
  node=$(<"$LP_PIDFILE")
  # Components first, so that etcd and the registry close their files; the kernel ends shims and pods with process 1.
  kill "$node"
  wait_for 60 test ! -e "/proc/$node" || kill -KILL "$node"
  wait_for 10 test ! -e "/proc/$node" || { echo "process $node does not end" >&2; exit 1; }
fi
# The kernel removes the link with the node's network namespace, a moment later.
no_link() { ! ip link show "$LP_HOST_LINK" >/dev/null 2>&1; }
wait_for 10 no_link || { echo "the link $LP_HOST_LINK is still there: a process of the node's network namespace lives on (lsns -t net)" >&2; exit 1; }
# A group can be removed a moment after its last process has ended.
wait_for 10 "$LP_LOCAL_CLUSTER/control-groups.sh" remove 2>/dev/null || "$LP_LOCAL_CLUSTER/control-groups.sh" remove
rm -f "$LP_PIDFILE"
rm -rf "$LP_CLUSTER/run"
if [[ ${1:-} != keep ]]; then
  rm -rf "$LP_CLUSTER"
fi
