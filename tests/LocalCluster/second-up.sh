#!/usr/bin/env bash
# `up` on a running system: seconds, and nothing is another than before.
set -euo pipefail
# shellcheck source=tests/LocalCluster/lib/testing.sh
source "$(dirname "$0")/lib/testing.sh"

facts() {
  cat "$LP_PIDFILE" "$LP_HOME"/site.pid "$LP_HOME/images.env" "$LP_PROGRESS"
  stat -c '%n %Y' "$LP_ADMIN_KUBECONFIG" "$LP_HOME"/identities/*
  in_node ps -eo pid,lstart,comm --no-headers | grep -E 'etcd|kube|containerd$|dnsmasq|docker-regist|python3'
  kubectl get clusterroles,clusterrolebindings,psp,storageclasses -o json | jq -r '.items[] | select(.metadata.name | test("labplatform|baseline|local-path")) | "\(.metadata.name) \(.metadata.resourceVersion)"'
  kubectl -n labplatform get serviceaccounts,secrets -o json | jq -r '.items[] | "\(.metadata.name) \(.metadata.resourceVersion)"'
  kubectl get pods -A --no-headers -o custom-columns=N:.metadata.namespace,NAME:.metadata.name,UID:.metadata.uid
  # The site says that it is healthy to anybody; a third `up` would find it the same way.
  curl -s "$LABPLATFORM_SITE_URL/healthz"
  echo
}
LP_PROGRESS=$LP_HOME/progress.json
before=$(facts)
started=$SECONDS
check "up a second time" "$LP_REPO/lab" up --port "${LABPLATFORM_SITE_URL##*:}"
check "takes seconds" test $((SECONDS - started)) -lt 30
check "and changes nothing" diff <(echo "$before") <(facts)

# Another clone with the same text: the cluster stays, the site is replaced, and `up` says so.
clone=$(mktemp -d)
trap 'rm -rf "$clone"' EXIT
(cd "$LP_REPO" && git ls-files -z --cached --others --exclude-standard | tar -c --null --ignore-failed-read -T - | tar -x -C "$clone")
node=$(<"$LP_PIDFILE")
said=$("$clone/lab" up --port "${LABPLATFORM_SITE_URL##*:}" 2>&1) || true
check "up from another clone says whose site it replaces" grep -qF "the site of $LP_REPO ends" <<<"$said"
check "and ends well" grep -q '^Ready after' <<<"$said"
check "and keeps the cluster" test "$(<"$LP_PIDFILE")" = "$node"
check "and the site is that clone's" test "$("$clone/deploy/commands/site.sh" clone)" = "$clone"
check "status says so" grep -qF "clone $clone" <<<"$("$clone/lab" status)"
check "the first clone takes it back" "$LP_REPO/lab" up --port "${LABPLATFORM_SITE_URL##*:}"

# Somebody else's program on the port must not be taken for the site.
python3 -m http.server 17080 --bind 127.0.0.1 --directory "$clone/wwwroot" >/dev/null 2>&1 &
listener=$!
trap 'kill "$listener"; rm -rf "$clone"' EXIT
wait_for 10 accepts 127.0.0.1 17080
refuses "a port that is taken is named" 'another program listens on port 17080' "$LP_REPO/lab" up --port 17080
check "and the site comes back at the next up" "$LP_REPO/lab" up --port "${LABPLATFORM_SITE_URL##*:}"
finish
