#!/usr/bin/env bash
# ./lab status: what runs, and where.
set -euo pipefail
# shellcheck source=deploy/commands/common.sh
source "$(dirname "$0")/common.sh"

usage() {
  cat <<'END'
usage: ./lab status

Ends with 0 when site and cluster are up, with 1 otherwise.
END
}

while (($#)); do
  case $1 in
  -h | --help) usage; exit ;;
  *) misused "status does not know '$1'" ;;
  esac
done
need_root

code=0
printf 'site      '
"$LP_REPO/deploy/commands/site.sh" state || code=1

kubectl() { "$LP_DEBS/usr/bin/kubectl" --request-timeout 5s "$@"; }
if using_local_cluster; then
  export KUBECONFIG=$LP_ADMIN_KUBECONFIG
  if ! node_runs; then
    echo "cluster   down"
    code=1
  elif ready=$(kubectl get nodes --no-headers 2>/dev/null); then
    read -r _ state _ _ version <<<"$ready"
    echo "cluster   up      $LP_API, node $state, $version, $(kubectl get pods -A --no-headers 2>/dev/null | wc -l) pods (process $(<"$LP_PIDFILE"))"
    echo "kubectl   $LP_DEBS/usr/bin/kubectl --kubeconfig $LP_ADMIN_KUBECONFIG"
    [[ $state == Ready ]] || code=1
  else
    echo "cluster   ailing  the API server does not answer at $LP_API; ./lab logs kube-apiserver"
    code=1
  fi
  [[ ! -e $LP_LOGS/supervisor.log ]] || { grep 'ended with' "$LP_LOGS/supervisor.log" || true; } | tail -n 3 | sed 's/^/          /'
else
  printf 'cluster   context %s: ' "$(<"$LP_CONTEXT_FILE")"
  kubectl --context "$(<"$LP_CONTEXT_FILE")" get --raw /readyz || code=1
  echo
fi
[[ ! -e $LP_PROGRESS ]] || echo "last up   $(sed -E 's/.*"phase":"([^"]*)".*"state":"([^"]*)","message":"([^"]*)".*/\1: \2 \3/' "$LP_PROGRESS")"
[[ ! -d $LP_CACHE ]] || echo "cache     $(du -sh "$LP_CACHE" 2>/dev/null | cut -f1) in $LP_CACHE"
exit "$code"
