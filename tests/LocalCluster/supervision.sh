#!/usr/bin/env bash
# Every component is killed once, without warning: it comes back, and pods neither notice nor stop.
set -euo pipefail
# shellcheck source=tests/LocalCluster/lib/testing.sh
source "$(dirname "$0")/lib/testing.sh"

own_namespace supervision
own_shell
# The process of a component inside the node, as the supervisor wrote it down last.
process_of() { sed -nE "s/.* $1 started as ([0-9]+)$/\\1/p" "$LP_LOGS/supervisor.log" | tail -n 1; }
started_again() { [[ $(process_of "$1") != "$2" ]]; }
container() { kubectl -n "$namespace" get pod shell -o 'jsonpath={.status.containerStatuses[0].containerID} {.status.containerStatuses[0].restartCount}'; }

# Indented answers, as curl gets them: lists with maps in them once ended the API server (build-kubernetes.sh tells why).
before=$(process_of kube-apiserver)
check "it writes indented JSON" kubectl get --raw '/api/v1/pods?pretty=true'
refuses "and indented errors" "not found" kubectl get --raw "/api/v1/namespaces/$namespace/pods/none?pretty=true"
check "and runs on" test "$(process_of kube-apiserver)" = "$before"

before=$(container)
for component in "$LP_LOCAL_CLUSTER"/components/*; do
  name=${component##*/}
  name=${name#*-}
  process=$(process_of "$name")
  in_node kill -KILL "$process"
  check "$name starts again" wait_for 60 started_again "$name" "$process"
done

healthy() { kubectl get --raw /readyz >/dev/null 2>&1 && kubectl get node "$LP_NODE_NAME" 2>/dev/null | grep -qw Ready; }
check "the cluster is healthy again" wait_for 60 healthy
check "the pod that ran runs on" test "$(container)" = "$before"
check "exec works" wait_for 60 inside true
check "a new pod starts" kubectl -n "$namespace" run later --image nginx:1.22 --restart Never
check "and is ready" kubectl -n "$namespace" wait --for=condition=Ready pod/later --timeout=90s
kubectl -n "$namespace" expose pod later --port 80 >/dev/null
check "and has a name and a service" wait_for 30 inside curl -sf -m 2 -o /dev/null http://later/
finish
