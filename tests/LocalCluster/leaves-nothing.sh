#!/usr/bin/env bash
# `down` leaves the machine as it was before `up`. MACHINE_BEFORE is what lib/machine-state.sh said then; LABPLATFORM_TEST_RUN marks every process
# that was started since, because children inherit the environment.
set -euo pipefail
# shellcheck source=tests/LocalCluster/lib/testing.sh
source "$(dirname "$0")/lib/testing.sh"

node=$(<"$LP_PIDFILE")
network=$(readlink "/proc/$node/ns/net")
# Without these the comparison afterwards would prove nothing.
check "the state tells a running cluster from none" test -n "$(diff "$MACHINE_BEFORE" <("$LP_REPO/tests/LocalCluster/lib/machine-state.sh"))"
check "pods run until the end" test -n "$(pgrep --ns "$node" --nslist net -f containerd-shim)"

started=$SECONDS
check "down" "$LP_REPO/lab" down
check "takes less than a minute" test $((SECONDS - started)) -lt 60

same() { diff "$MACHINE_BEFORE" <("$LP_REPO/tests/LocalCluster/lib/machine-state.sh"); }
# The kernel takes a network namespace apart in the background.
wait_for 10 same >/dev/null || true
check "mounts, links, routes, packet filters, control groups and sysctls are as before" same

# Processes by three marks: started in this run, from our binaries, in the node's network namespace. This script and its callers are excused.
excused() {
  local process=$BASHPID
  while ((process > 1)); do
    echo "$process"
    process=$(awk '/^PPid:/ { print $2 }' "/proc/$process/status")
  done
}
left() {
  local callers process
  callers=$(excused)
  for process in /proc/[0-9]*; do
    process=${process#/proc/}
    ! grep -qx "$process" <<<"$callers" || continue
    if tr '\0' '\n' <"/proc/$process/environ" 2>/dev/null | grep -qx "LABPLATFORM_TEST_RUN=$LABPLATFORM_TEST_RUN" ||
      [[ $(readlink "/proc/$process/exe" 2>/dev/null) == "$LP_CACHE"/* || $(readlink "/proc/$process/ns/net" 2>/dev/null) == "$network" ]]; then
      ! command=$(tr '\0' ' ' <"/proc/$process/cmdline" 2>/dev/null) || [[ -z $command ]] || echo "$process $command"
    fi
  done
}
leftovers=$(left)
check "no process is left" test -z "$leftovers"
[[ -z $leftovers ]] || echo "$leftovers"
check "nothing of the cluster is on the disk" test ! -e "$LP_CLUSTER"
check "no credentials are on the disk" test -z "$(find "$LP_HOME" -name '*kubeconfig*')"
finish
