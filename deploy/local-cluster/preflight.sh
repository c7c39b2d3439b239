#!/usr/bin/env bash
# Says in words what would stop the node from working here, before anything is started.
set -euo pipefail
# shellcheck source=deploy/local-cluster/settings.sh
source "$(dirname "$0")/settings.sh"

fail() { echo "$*" >&2; exit 1; }

[[ $(id -u) == 0 ]] || fail "the local cluster needs root; or use a cluster of your own: ./lab up --cluster current"
# Built into the kernel on some machines, modules on others; the checks below decide, not modprobe.
modprobe -a overlay br_netfilter nf_conntrack veth 2>/dev/null || true
grep -qw overlay /proc/filesystems || fail "the kernel has no overlayfs (modprobe overlay failed)"
[[ -e /proc/sys/net/bridge/bridge-nf-call-iptables ]] || fail "the kernel has no br_netfilter (modprobe br_netfilter failed)"
if ip -4 route show | grep -v "dev $LP_HOST_LINK" | grep -q "^${LP_NETWORK//./\\.}\."; then
  fail "this machine already routes $LP_NETWORK.0.0/16; choose two other octets: LABPLATFORM_NETWORK=10.77 ./lab up"
fi
if ip link show "$LP_HOST_LINK" >/dev/null 2>&1; then
  fail "the link $LP_HOST_LINK is in use, by a cluster of another LABPLATFORM_HOME or by somebody else; choose another name: LABPLATFORM_LINK=lab2"
fi
