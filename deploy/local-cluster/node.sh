#!/usr/bin/env bash
# Becomes process 1 of the node. Runs inside fresh pid, mount, network, uts and ipc namespaces (see start.sh), which is why nothing it does to
# mounts, links, routes, iptables or sysctls can be seen on the machine, and why all of it is gone when this process is.
set -euo pipefail
# shellcheck source=deploy/local-cluster/settings.sh
source "$(dirname "$0")/settings.sh"
run=$LP_CLUSTER/run

hostname "$LP_NODE_NAME"
# Containers see mounts made later (subPath, projected tokens); the machine does not.
mount --make-rshared /

# Programs have these places built in; here they lead into the cluster's own directory.
mount -t tmpfs -o mode=755 node-run /run
mkdir -p /run/lock /run/netns /run/home
mount --bind "$LP_CLUSTER/log" /var/log
# The kubelet's device sockets and the CNI library's results go to /var/lib: here that is empty but for our home.
mount --bind "$LP_HOME" /run/home
mount -t tmpfs -o mode=755 node-var-lib /var/lib
mkdir -p "$LP_HOME"
mount --bind /run/home "$LP_HOME"
umount /run/home

# The kubelet would set these for the whole machine, and panic behaviour is not ours to change: it finds them already set.
for setting in vm/overcommit_memory=1 vm/panic_on_oom=0 kernel/panic=10 kernel/panic_on_oops=1 kernel/keys/root_maxkeys=1000000 kernel/keys/root_maxbytes=25000000; do
  file=$run/sysctl/${setting%=*}
  mkdir -p "${file%/*}"
  echo "${setting#*=}" >"$file"
  mount --bind "$file" "/proc/sys/${setting%=*}"
done

ip link set lo up
# A bridge without an address of its own takes the lowest of its ports': it would change with every pod, and pods that know the old one would
# reach neither DNS nor the API server until their ARP entry has aged.
ip link add "$LP_BRIDGE" address 02:1a:b0:00:00:01 type bridge
ip addr add "$LP_NODE_IP/18" dev "$LP_BRIDGE"
ip link set "$LP_BRIDGE" up
# kube-proxy rewrites what goes to a service that has endpoints; what is left ends here, at the bridge.
ip route add "$LP_SERVICE_CIDR" dev "$LP_BRIDGE"

# The other end of the link is made by start.sh, which alone can reach both sides.
for _ in {1..100}; do
  [[ -e /proc/sys/net/ipv4/conf/$LP_NODE_LINK ]] && break
  sleep 0.1
done
ip addr add "$LP_LINK_NODE_IP/30" dev "$LP_NODE_LINK"
ip link set "$LP_NODE_LINK" up

# Without the limit on ICMP a pod that tries a closed address twice waits for its timeout instead of hearing "refused".
sysctl -q -w net.ipv4.ip_forward=1 net.ipv4.icmp_ratelimit=0 net.ipv4.conf.all.rp_filter=0 net.ipv4.conf.default.rp_filter=0 \
  net.ipv6.conf.all.disable_ipv6=1 net.bridge.bridge-nf-call-iptables=1
"$LP_LOCAL_CLUSTER/firewall.sh"

export PATH=$LP_BIN:$LP_DEBS/usr/bin:$LP_DEBS/usr/sbin:/usr/sbin:/usr/bin:/sbin:/bin
export PYTHONDONTWRITEBYTECODE=1
exec python3 "$LP_LOCAL_CLUSTER/supervisor.py" "$LP_LOCAL_CLUSTER/components" "$LP_LOGS"
