#!/usr/bin/env bash
# `up --cluster current`: the local cluster plays somebody else's, reached through a kubeconfig and seen from a second home.
set -euo pipefail
# shellcheck source=tests/LocalCluster/lib/testing.sh
source "$(dirname "$0")/lib/testing.sh"

home=$LP_HOME-other
trap 'rm -rf "$home"' EXIT
lab() { env LABPLATFORM_HOME="$home" KUBECONFIG="$LP_ADMIN_KUBECONFIG" "$LP_REPO/lab" "$@"; }
# What the local `up` made is taken away first, so that only the other one can have made it again.
kubectl delete namespace labplatform --ignore-not-found >/dev/null

check "up uses the current context" lab up --cluster current --toolbox-image docker.io/labplatform/toolbox:latest --without-site
check "no local cluster was started for it" test ! -e "$home/cluster"
check "the site would read the toolbox's name" grep -qx TOOLBOX_IMAGE=docker.io/labplatform/toolbox:latest "$home/images.env"
for identity in provisioner web observer reaper; do
  file=$home/identities/$identity.kubeconfig
  check "$identity has a kubeconfig for itself alone" test "$(stat -c %a "$file")" = 600
  check "$identity is who it says" test "$(kubectl --kubeconfig "$file" auth can-i list secrets -A 2>/dev/null)" = no
done
check "observer may look" kubectl --kubeconfig "$home/identities/observer.kubeconfig" get pods -A
refuses "web may not" forbidden kubectl --kubeconfig "$home/identities/web.kubeconfig" get pods -A

status=$(lab status) || true
check "status names the context" grep -q '^cluster   context local: ok' <<<"$status"

kubectl create namespace lab-other-cluster >/dev/null
kubectl label namespace lab-other-cluster labplatform.io/session=other >/dev/null
check "down takes everything of ours out" lab down
check "sessions are gone" test -z "$(kubectl get namespaces -l labplatform.io/session -o name)"
check "accounts are gone" test -z "$(kubectl get namespace labplatform --ignore-not-found -o name)"
check "roles are gone" test -z "$(kubectl get clusterroles,clusterrolebindings -o name | grep labplatform- || true)"
check "the cluster itself still runs" kubectl get --raw /readyz
check "the local home gets its accounts again" "$LP_REPO/lab" up --without-site
finish
