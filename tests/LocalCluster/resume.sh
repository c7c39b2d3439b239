#!/usr/bin/env bash
# A reboot, as far as the cluster can tell: its first process is killed and with it everything. `up` goes on with the same objects.
set -euo pipefail
# shellcheck source=tests/LocalCluster/lib/testing.sh
source "$(dirname "$0")/lib/testing.sh"

own_namespace resume
kubectl -n "$namespace" apply -f - >/dev/null <<'END'
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: data }
spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Mi } } }
---
apiVersion: v1
kind: Pod
metadata: { name: web, labels: { app: web } }
spec:
  containers: [{ name: web, image: "nginx:1.22", volumeMounts: [{ name: data, mountPath: /data }] }]
  volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }]
---
apiVersion: v1
kind: Service
metadata: { name: web }
spec: { type: NodePort, selector: { app: web }, ports: [{ port: 80 }] }
END
kubectl -n "$namespace" wait --for=condition=Ready pod/web --timeout=60s >/dev/null
kubectl -n "$namespace" exec web -- sh -c 'echo kept >/data/file'
uid=$(kubectl -n "$namespace" get pod web -o 'jsonpath={.metadata.uid}')
node=$(<"$LP_PIDFILE")
namespace_of_processes=$(readlink "/proc/$node/ns/pid")

kill -KILL "$node"
check "the node ends" wait_for 10 test ! -e "/proc/$node"
survivors() { for process in /proc/[0-9]*; do [[ $(readlink "$process/ns/pid" 2>/dev/null) != "$namespace_of_processes" ]] || echo "$process"; done; }
check "no process of it is left" test -z "$(survivors)"
check "up starts it again" "$LP_REPO/lab" up --without-site
running() {
  kubectl -n "$namespace" get pod web -o json | jq -e '.status.containerStatuses[0] | .ready and .restartCount > 0' >/dev/null
}
check "the same pod runs again" wait_for 60 running
check "it is the same object" test "$(kubectl -n "$namespace" get pod web -o 'jsonpath={.metadata.uid}')" = "$uid"
check "with its data" test "$(kubectl -n "$namespace" exec web -- cat /data/file)" = kept
port=$(kubectl -n "$namespace" get service web -o 'jsonpath={.spec.ports[0].nodePort}')
check "and its service" wait_for 30 curl -sf -m 2 -o /dev/null "http://$LP_NODE_IP:$port/"
finish
