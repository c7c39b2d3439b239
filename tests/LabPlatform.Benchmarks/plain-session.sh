#!/usr/bin/env bash
# The rival of "click to prompt": what a careful operator would type with plain kubectl to give one learner a shell.
# Usage: KUBECONFIG=… plain-session.sh NAMESPACE IMAGE   → prints "ready SECONDS" and leaves the namespace for the caller.
set -euo pipefail
namespace=$1
image=$2

start=$EPOCHREALTIME
kubectl apply -f - >/dev/null <<YAML
apiVersion: v1
kind: Namespace
metadata: {name: $namespace}
---
apiVersion: v1
kind: ServiceAccount
metadata: {name: learner, namespace: $namespace}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: learner, namespace: $namespace}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: labplatform-learner}
subjects: [{kind: ServiceAccount, name: learner, namespace: $namespace}]
---
apiVersion: v1
kind: ResourceQuota
metadata: {name: quota, namespace: $namespace}
spec: {hard: {pods: "20", requests.cpu: "1", limits.cpu: "2", requests.memory: 1Gi, limits.memory: 2Gi}}
---
apiVersion: v1
kind: Pod
metadata: {name: toolbox, namespace: $namespace}
spec:
  serviceAccountName: learner
  containers:
  - name: toolbox
    image: $image
    resources: {requests: {cpu: 50m, memory: 64Mi}, limits: {cpu: 500m, memory: 512Mi}}
YAML
kubectl -n "$namespace" wait --for=condition=Ready pod/toolbox --timeout=120s >/dev/null
kubectl -n "$namespace" exec toolbox -- true
end=$EPOCHREALTIME
awk -v s="$start" -v e="$end" 'BEGIN { printf "ready %.3f\n", e - s }'
