#!/usr/bin/env bash
# Takes everything of ours out of a cluster that `up --cluster current` was used with: sessions, accounts, roles.
# usage: leave-cluster.sh CONTEXT
set -euo pipefail
# shellcheck source=deploy/commands/common.sh
source "$(dirname "$0")/common.sh"

kubectl=("$LP_DEBS/usr/bin/kubectl" --context "$1")
# A cluster that is gone for good must not keep the machine from being cleaned; what may be left in it is said.
if ! "${kubectl[@]}" --request-timeout 10s get --raw /version >/dev/null; then
  echo "lab: the cluster of the context '$1' does not answer; what LabPlatform made there (namespaces with the label labplatform.io/session," >&2
  echo "     everything in deploy/identities) is still there" >&2
  exit 0
fi
# Only what is named as sessions' namespaces are: a label alone may be anybody's.
"${kubectl[@]}" get namespaces -l labplatform.io/session -o name | { grep -E '^namespace/lab-[a-z2-7]{16}-' || true; } |
  xargs -r "${kubectl[@]}" delete --timeout 5m
"${kubectl[@]}" delete -f "$LP_REPO/deploy/identities" --ignore-not-found --timeout 5m
