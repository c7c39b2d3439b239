#!/usr/bin/env bash
# Who may talk to whom in the node's network namespace. Run inside it by node.sh.
set -euo pipefail
# shellcheck source=deploy/local-cluster/settings.sh
source "$(dirname "$0")/settings.sh"

rules() { iptables -w "$@"; }

# To the node itself. Pods: the API server and cluster DNS, no kubelet, no registry. The machine: its own address only, so that a machine that
# forwards packets (one with Docker, say) does not open the API server to its neighbours.
rules -N LAB-INPUT
rules -A INPUT -j LAB-INPUT
rules -A LAB-INPUT -i lo -j RETURN
rules -A LAB-INPUT -m conntrack --ctstate ESTABLISHED,RELATED -j RETURN
rules -A LAB-INPUT -i "$LP_BRIDGE" -d "$LP_NODE_IP" -p tcp -m multiport --dports 53,6443 -j RETURN
rules -A LAB-INPUT -i "$LP_BRIDGE" -d "$LP_NODE_IP" -p udp --dport 53 -j RETURN
rules -A LAB-INPUT -i "$LP_BRIDGE" -d "$LP_NODE_IP" -p icmp -j RETURN
rules -A LAB-INPUT -i "$LP_NODE_LINK" -s "$LP_LINK_HOST_IP" -j RETURN
rules -A LAB-INPUT -j REJECT

# Through the node: pods among themselves, the machine to services and pods, and no way from a pod to the machine or beyond it.
rules -N LAB-FORWARD
rules -A FORWARD -j LAB-FORWARD
rules -A LAB-FORWARD -m conntrack --ctstate ESTABLISHED,RELATED -j RETURN
rules -A LAB-FORWARD -i "$LP_BRIDGE" -d "$LP_SERVICE_CIDR" -j REJECT
rules -A LAB-FORWARD -i "$LP_BRIDGE" -o "$LP_BRIDGE" -j RETURN
rules -A LAB-FORWARD -i "$LP_NODE_LINK" -s "$LP_LINK_HOST_IP" -o "$LP_BRIDGE" -j RETURN
rules -A LAB-FORWARD -j REJECT
