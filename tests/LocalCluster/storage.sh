#!/usr/bin/env bash
# The StorageClass local-path: claims are bound, written, kept over pods and deleted with their claim.
set -euo pipefail
# shellcheck source=tests/LocalCluster/lib/testing.sh
source "$(dirname "$0")/lib/testing.sh"

own_namespace storage
pod() {
  kubectl -n "$namespace" apply -f - >/dev/null <<END
apiVersion: v1
kind: Pod
metadata: { name: $1 }
spec:
  terminationGracePeriodSeconds: 0
  securityContext: { runAsUser: 1000 }
  containers:
  - { name: shell, image: "labplatform/toolbox:latest", command: [sleep, infinity], volumeMounts: [{ name: data, mountPath: /data }] }
  volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }]
END
  kubectl -n "$namespace" wait --for=condition=Ready "pod/$1" --timeout=60s >/dev/null
}
claim_phase() { kubectl -n "$namespace" get pvc data -o 'jsonpath={.status.phase}'; }

kubectl -n "$namespace" apply -f - >/dev/null <<'END'
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: data }
spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
END
check "a claim without a class gets local-path" test "$(kubectl -n "$namespace" get pvc data -o 'jsonpath={.spec.storageClassName}')" = local-path
check "a claim waits for its first pod" test "$(claim_phase)" = Pending
pod first
check "then it is bound" test "$(claim_phase)" = Bound
check "an ordinary user writes" kubectl -n "$namespace" exec first -- sh -c 'echo kept >/data/file'
kubectl -n "$namespace" delete pod first >/dev/null
pod second
check "the next pod reads" test "$(kubectl -n "$namespace" exec second -- cat /data/file)" = kept

volume=$(kubectl -n "$namespace" get pvc data -o 'jsonpath={.spec.volumeName}')
check "the volume is a directory of the cluster" test -e "$LP_CLUSTER/volumes/$volume/file"
kubectl -n "$namespace" delete pod second >/dev/null
kubectl -n "$namespace" delete pvc data >/dev/null
gone() { ! kubectl get pv "$volume" 2>/dev/null && [[ ! -e $LP_CLUSTER/volumes/$volume ]]; }
check "volume and directory go with the claim" wait_for 20 gone
finish
