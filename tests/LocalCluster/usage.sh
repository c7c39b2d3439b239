#!/usr/bin/env bash
# The entry script understands what it says it understands, and refuses the rest with 2 and its usage.
set -euo pipefail
# shellcheck source=tests/LocalCluster/lib/testing.sh
source "$(dirname "$0")/lib/testing.sh"

# misuse ARGUMENTS...: must end with 2 and show the usage
misuse() {
  local code=0 said
  said=$("$LP_REPO/lab" "$@" 2>&1) || code=$?
  if ((code == 2)) && grep -q '^usage: ./lab' <<<"$said"; then ok "lab $* is refused"; else not_ok "lab $* is refused" "ended with $code: $said"; fi
}
for arguments in bogus 'up --bogus' 'up --port' 'up --port x' 'up --port 0' 'up --port 65536' 'up --cluster' 'up --cluster elsewhere' 'up --cluster current' 'up --cluster current --toolbox-image no/digest:1' \
  'up --toolbox-image x' 'up now' 'down --bogus' 'status now' 'logs no-such-part' 'logs kubelet etcd' 'logs --bogus' 'test everything' 'test --bogus'; do
  read -ra words <<<"$arguments"
  misuse "${words[@]}"
done

helps() { "$LP_REPO/lab" "$@" | grep -q '^usage: ./lab'; }
check "lab alone helps" helps
for command in up down status logs test; do
  check "lab $command --help helps" helps "$command" --help
done
check "logs of one part" grep -q 'started as' <<<"$("$LP_REPO/lab" logs supervisor)"
check "logs of all parts" grep -q '^==> .*/kubelet.log <==' <<<"$("$LP_REPO/lab" logs)"
status=$("$LP_REPO/lab" status) || true
check "status tells of the cluster" grep -q "^cluster   up .*$LP_API, node Ready" <<<"$status"
check "lab works through a link" test -n "$(ln -s "$LP_REPO/lab" "$LP_HOME/link" && "$LP_HOME/link" status | grep ^cluster; rm "$LP_HOME/link")"
check "progress is done" jq -e '.state == "done" and .index == .count and (.startedAt | fromdate)' "$LP_HOME/progress.json"
finish
