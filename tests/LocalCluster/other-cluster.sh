#!/usr/bin/env bash
# `up --cluster current`: the local cluster plays somebody else's, reached through a kubeconfig and seen from a second home.
set -euo pipefail
# shellcheck source=tests/LocalCluster/lib/testing.sh
source "$(dirname "$0")/lib/testing.sh"

home=$LP_HOME-other
# Only what used the other cluster is ended this way: without its context, `down` would mean the local one.
clean() {
  [[ ! -e $home/context ]] || lab down >/dev/null 2>&1
  rm -rf "$home"
  [[ -z ${namespace:-} ]] || kubectl delete namespace "$namespace" --wait=false >/dev/null 2>&1
}
lab() { env LABPLATFORM_HOME="$home" KUBECONFIG="$LP_ADMIN_KUBECONFIG" "$LP_REPO/lab" "$@"; }
trap clean EXIT
# What the local `up` made is taken away first, so that only the other one can have made it again.
kubectl delete namespace labplatform --ignore-not-found >/dev/null

# A port nobody listens on, away from the ones that sites choose.
port=17090
while accepts 127.0.0.1 "$port"; do port=$((port + 1)); done
toolbox=$(sed -n 's/^TOOLBOX_IMAGE=//p' "$LP_HOME/images.env")

refuses "a toolbox without a digest is refused" 'needs a digest' lab up --cluster current --toolbox-image docker.io/labplatform/toolbox:latest
check "up uses the current context" lab up --cluster current --toolbox-image "$toolbox" --port "$port"
check "no local cluster was started for it" test ! -e "$home/cluster"
for identity in provisioner web observer reaper; do
  file=$home/identities/$identity.kubeconfig
  check "$identity has a kubeconfig for itself alone" test "$(stat -c %a "$file")" = 600
  check "$identity is who it says" test "$(kubectl --kubeconfig "$file" auth can-i list secrets -A 2>/dev/null)" = no
done
check "observer may look" kubectl --kubeconfig "$home/identities/observer.kubeconfig" get pods -A
refuses "web may not" forbidden kubectl --kubeconfig "$home/identities/web.kubeconfig" get pods -A

status=$(lab status) || true
check "status names the context" grep -q '^cluster   context local: ok' <<<"$status"

session=$("$LP_REPO/tests/LocalCluster/lib/start-lab.sh" "http://127.0.0.1:$port" kubernetes/pods-and-containers) || true
ready() { [[ $(kubectl -n "lab-$session-sys" get pod toolbox -o 'jsonpath={.status.conditions[?(@.type=="Ready")].status}' 2>/dev/null) == True ]]; }
check "a lab starts there" wait_for 120 ready

# Somebody else's namespace with our label stays.
own_namespace other
trap clean EXIT
kubectl label namespace "$namespace" labplatform.io/session=other >/dev/null
check "down takes everything of ours out" lab down
check "sessions are gone" test -z "$(kubectl get namespaces -o name | grep "^namespace/lab-" || true)"
check "what only carries our label is left alone" kubectl get namespace "$namespace"
check "accounts are gone" test -z "$(kubectl get namespace labplatform --ignore-not-found -o name)"
check "roles are gone" test -z "$(kubectl get clusterroles,clusterrolebindings -o name | grep labplatform- || true)"
check "the cluster itself still runs" kubectl get --raw /readyz
check "the local home gets its accounts again" "$LP_REPO/lab" up --without-site
finish
