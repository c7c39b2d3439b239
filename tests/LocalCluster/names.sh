#!/usr/bin/env bash
# Cluster DNS: the names that lessons use, and none of the outside.
set -euo pipefail
# shellcheck source=tests/LocalCluster/lib/testing.sh
source "$(dirname "$0")/lib/testing.sh"

own_namespace names
own_shell
kubectl -n "$namespace" apply -f - >/dev/null <<'END'
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: web }
spec:
  serviceName: peers
  replicas: 2
  podManagementPolicy: Parallel
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      terminationGracePeriodSeconds: 0
      containers: [{ name: web, image: "nginx:1.22" }]
---
apiVersion: v1
kind: Service
metadata: { name: web }
spec: { selector: { app: web }, ports: [{ name: http, port: 80 }] }
---
apiVersion: v1
kind: Service
metadata: { name: peers }
spec: { clusterIP: None, selector: { app: web } }
---
apiVersion: v1
kind: Service
metadata: { name: alias }
spec: { type: ExternalName, externalName: kubernetes.default.svc.cluster.local }
END
kubectl -n "$namespace" rollout status statefulset/web --timeout 60s >/dev/null

addresses() { inside dig +search +short "$1" A | sort | paste -sd' '; }
answers() { [[ $(addresses "$1") == "$2" ]]; }
# Names follow their objects within a few seconds, not at once.
resolves() { wait_for 10 answers "$1" "$2" || { echo "$1 is '$(addresses "$1")', not '$2'"; return 1; }; }

service=$(kubectl -n "$namespace" get service web -o 'jsonpath={.spec.clusterIP}')
pods=$(kubectl -n "$namespace" get pods -l app=web -o 'jsonpath={range .items[*]}{.status.podIP}{"\n"}{end}' | sort | paste -sd' ')
first=$(kubectl -n "$namespace" get pod web-0 -o 'jsonpath={.status.podIP}')

check "a service by its short name" resolves web "$service"
check "a service by name and namespace" resolves "web.$namespace" "$service"
check "a service by its full name" resolves "web.$namespace.svc.cluster.local" "$service"
check "a service of another namespace" resolves kubernetes.default "$LP_KUBERNETES_SERVICE_IP"
check "a headless service gives its pods" resolves peers "$pods"
check "a pod of a headless service by its name" resolves web-0.peers "$first"
check "an ExternalName inside the cluster" resolves alias "$LP_KUBERNETES_SERVICE_IP"
check "a name backwards" test "$(inside dig +short -x "$LP_KUBERNETES_SERVICE_IP")" = kubernetes.default.svc.cluster.local.
check "a page by its service's name" inside curl -sf -m 5 -o /dev/null "http://web.$namespace/"
check "an unknown name is unknown" grep -q 'status: NXDOMAIN' <(inside dig +search nothing-here)
check "a name of the outside is unknown" grep -q 'status: NXDOMAIN' <(inside dig debian.org)

kubectl -n "$namespace" scale statefulset/web --replicas 1 >/dev/null
check "a pod that is gone leaves the names" resolves peers "$first"
kubectl -n "$namespace" delete service web >/dev/null
check "a service that is gone leaves the names" resolves web ""
finish
