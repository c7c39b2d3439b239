#!/usr/bin/env bash
# `down` leaves the machine as it was before `up`. MACHINE_BEFORE is what lib/machine-state.sh said then; LABPLATFORM_TEST_RUN marks every process
# that was started since, because children inherit the environment.
set -euo pipefail
# shellcheck source=tests/LocalCluster/lib/testing.sh
source "$(dirname "$0")/lib/testing.sh"

network=$(readlink "/proc/$(<"$LP_PIDFILE")/ns/net")
kubectl create namespace left-behind >/dev/null
wait_for 30 kubectl -n left-behind get serviceaccount default >/dev/null 2>&1
kubectl -n left-behind run web --image nginx:1.22 >/dev/null
# Without these two the comparison afterwards would prove nothing.
check "a pod runs until the end" kubectl -n left-behind wait --for=condition=Ready pod/web --timeout=60s
check "the state tells a running cluster from none" test -n "$(diff "$MACHINE_BEFORE" <("$LP_REPO/tests/LocalCluster/lib/machine-state.sh"))"

started=$SECONDS
check "down" "$LP_REPO/lab" down
check "takes less than two minutes" test $((SECONDS - started)) -lt 120

same() { diff "$MACHINE_BEFORE" <("$LP_REPO/tests/LocalCluster/lib/machine-state.sh"); }
# The kernel takes a network namespace apart in the background.
wait_for 10 same >/dev/null || true
check "mounts, links, routes, packet filters, control groups and sysctls are as before" same

# Processes by three marks: started in this run, in the node's network namespace, in a pod's control group. This script and its callers are excused.
callers=$(
  process=$BASHPID
  while ((process > 1)); do
    echo "$process"
    process=$(awk '/^PPid:/ { print $2 }' "/proc/$process/status")
  done
)
marked() {
  tr '\0' '\n' <"$1/environ" | grep -qx "LABPLATFORM_TEST_RUN=$LABPLATFORM_TEST_RUN" ||
    [[ $(readlink "$1/ns/net") == "$network" ]] || grep -q "/$LP_CGROUP/" "$1/cgroup"
}
# left PROCESS...: those of them that are marked
left() {
  local process command
  for process in "$@"; do
    if ! grep -qx "${process#/proc/}" <<<"$callers" && marked "$process"; then
      command=$(tr '\0' ' ' <"$process/cmdline") && echo "${process#/proc/} $command"
    fi
  done 2>/dev/null
}
sleep 60 &
control=$!
check "a process that was left would be seen" grep -q "^$control " <<<"$(left /proc/[0-9]*)"
kill "$control"
wait "$control" || true
# The list is made before anything is started to look at it.
processes=(/proc/[0-9]*)
leftovers=$(left "${processes[@]}")
check "no process is left" test -z "$leftovers"
[[ -z $leftovers ]] || echo "$leftovers"
check "nothing of the cluster is on the disk" test ! -e "$LP_CLUSTER"
check "no credentials are on the disk" test -z "$(find "$LP_HOME" -name '*kubeconfig*')"
finish
