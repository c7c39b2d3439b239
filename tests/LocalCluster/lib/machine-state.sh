#!/usr/bin/env bash
# Prints everything of the machine that a cluster on it could change and forget: mounts, links, addresses, routes, packet filters, namespaces,
# control groups, sysctls, sockets, well-known directories.
set -euo pipefail

section() {
  echo "== $1"
  shift
  "$@" | LC_ALL=C sort || true
}

section mounts cut -d ' ' -f 3-5 /proc/self/mountinfo
section links ip -o link show
section addresses bash -c "ip -o address show | sed 's/valid_lft.*//'"
section routes ip route show table all
section rules ip rule show
section "packet filters" bash -c "iptables-save | sed '/^#/d; s/\[[0-9]*:[0-9]*\]//'"
section "packet filters, version 6" bash -c "ip6tables-save | sed '/^#/d; s/\[[0-9]*:[0-9]*\]//'"
section "named network namespaces" bash -c 'ls /run/netns 2>/dev/null'
section "control groups" find /sys/fs/cgroup -maxdepth 2 -type d
# What a kubelet or kube-proxy is known to set.
section sysctls bash -c "sysctl -e net.ipv4.ip_forward net.ipv4.conf.all.rp_filter net.ipv4.conf.default.rp_filter net.ipv4.conf.all.route_localnet \
  net.ipv4.conf.all.forwarding net.ipv6.conf.all.forwarding net.ipv6.conf.all.disable_ipv6 net.ipv4.icmp_ratelimit net.netfilter.nf_conntrack_max \
  vm.overcommit_memory vm.panic_on_oom kernel.panic kernel.panic_on_oops kernel.keys.root_maxkeys kernel.keys.root_maxbytes kernel.hostname"
section "sockets that listen to the outside" bash -c "ss -lntuH | awk '{ print \$1, \$5 }' | grep -vE ' (127\.|\[::1\])'"
section directories bash -c 'ls -d /var/lib/kubelet/device-plugins/kubelet.sock /var/lib/cni/results /opt/containerd /run/containerd /run/docker /run/runc /run/dockershim.sock /var/lib/kubelet /var/lib/containerd /var/lib/cni /etc/cni/net.d \
  /var/log/pods /var/log/containers /etc/kubernetes /usr/libexec/kubernetes /var/lib/etcd 2>/dev/null'
