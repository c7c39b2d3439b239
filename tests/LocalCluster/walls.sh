#!/usr/bin/env bash
# What pods can and cannot reach, and what listens where.
set -euo pipefail
# shellcheck source=tests/LocalCluster/lib/testing.sh
source "$(dirname "$0")/lib/testing.sh"

own_namespace walls
own_shell
# connects ADDRESS PORT: from inside the pod. `timeout` ends with 124 when packets vanish, which counts as a failure of its own.
connects() { inside timeout 5 bash -c "exec 3<>/dev/tcp/$1/$2"; }
closed() { refuses "$1" 'refused|unreachable' connects "$2" "$3"; }

check "a pod reaches the API server by its service" connects "$LP_KUBERNETES_SERVICE_IP" 443
check "a pod reaches the API server by the node" connects "$LP_NODE_IP" 6443
closed "a pod does not reach the kubelet" "$LP_NODE_IP" 10250
closed "a pod does not reach the registry" "$LP_NODE_IP" 5000
closed "a pod does not reach etcd" "$LP_NODE_IP" 2379
closed "a service address without a service is refused at once" "$LP_NETWORK.100.1" 80
closed "the outside is refused at once" 192.0.2.77 80
closed "the metadata address is refused at once" 169.254.169.254 80

# A listener on the machine's end of the link: as near as a service of the machine can be.
empty=$(mktemp -d)
python3 -m http.server 18080 --bind "$LP_LINK_HOST_IP" --directory "$empty" >/dev/null 2>&1 &
listener=$!
trap 'kill "$listener"; rmdir "$empty"; kubectl delete namespace "$namespace" --wait=false >/dev/null' EXIT
wait_for 10 accepts "$LP_LINK_HOST_IP" 18080
check "the node itself would reach the machine" in_node bash -c "exec 3<>/dev/tcp/$LP_LINK_HOST_IP/18080"
closed "a pod does not reach the machine" "$LP_LINK_HOST_IP" 18080

# Packets with a pod's address on the machine's side of the link, counted while a pod tries.
escaped() { in_node iptables -w -t mangle -nvxL POSTROUTING | awk '/labs-escaped/ { print $1 }'; }
rule=(POSTROUTING -o "$LP_NODE_LINK" -s "$LP_POD_CIDR" ! -d "$LP_LINK_HOST_IP" -m comment --comment labs-escaped -j RETURN)
in_node iptables -w -t mangle -A "${rule[@]}"
for address in "$LP_NETWORK.100.1" "$LP_NETWORK.64.99" 1.1.1.1 192.0.2.77 "$LP_NETWORK.255.254"; do
  inside timeout 3 bash -c "echo x >/dev/udp/$address/53; exec 3<>/dev/tcp/$address/80" >/dev/null 2>&1 || true
done
check "no packet of a pod leaves the node" test "$(escaped)" = 0
in_node iptables -w -t mangle -D "${rule[@]}"
check "the node has no way out either" test -z "$(in_node ip route show default)"

# Listening sockets of the node, by address.
listening() { in_node ss -lntuH | awk '{ print $5 }' | sed -E 's/:[0-9]+$//; s/%.*//' | sort -u | paste -sd' '; }
check "the node listens on loopback and the bridge only" test "$(listening)" = "$(printf '%s\n' 127.0.0.1 "$LP_NODE_IP" | sort | paste -sd' ')"
outside() {
  local process
  for process in $(pgrep -P "$(<"$LP_PIDFILE")"); do
    [[ $(readlink "/proc/$process/ns/net") != $(readlink /proc/self/ns/net) ]] || tr '\0' ' ' <"/proc/$process/cmdline"
  done
}
check "no component has a socket of the machine" test -z "$(outside)"

# A port of a service, from the machine.
kubectl -n "$namespace" run web --image nginx:1.22 --expose --port 80 >/dev/null
kubectl -n "$namespace" patch service web -p '{"spec":{"type":"NodePort"}}' >/dev/null
kubectl -n "$namespace" wait --for=condition=Ready pod/web --timeout=60s >/dev/null
port=$(kubectl -n "$namespace" get service web -o 'jsonpath={.spec.ports[0].nodePort}')
check "a NodePort answers on the bridge" wait_for 10 curl -sf -m 2 -o /dev/null "http://$LP_NODE_IP:$port/"
check "and on no address of the machine" test -z "$(ss -lntH "sport = :$port")"
check "the API server's proxy answers" kubectl get --raw "/api/v1/namespaces/$namespace/services/web/proxy/"
check "without a certificate or token the API server answers 401" test "$(curl -sk -m 5 -o /dev/null -w '%{http_code}' "$LP_API/version")" = 401

# An image nobody has: known at once, from the cluster's registry alone.
kubectl -n "$namespace" run missing --image nginx:no-such-tag >/dev/null
pull_failed() { kubectl -n "$namespace" get events --field-selector involvedObject.name=missing -o json | jq -e '.items[] | select(.message | test("not found"))' >/dev/null; }
check "a missing image is known to be missing" wait_for 30 pull_failed
finish
