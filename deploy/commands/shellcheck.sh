#!/usr/bin/env bash
# Every shell script of the repository, found by its first line.
set -euo pipefail
# shellcheck source=deploy/commands/common.sh
source "$(dirname "$0")/common.sh"

cd "$LP_REPO"
mapfile -t scripts < <(find lab .ci deploy tests -type d \( -name bin -o -name obj \) -prune -o -type f -print |
  while read -r file; do
    ! head -n 1 "$file" | grep -qaE '^#!.*\b(ba)?sh\b|^# shellcheck shell=(ba)?sh' || echo "$file"
  done)
echo "${#scripts[@]} scripts"
shellcheck "${scripts[@]}"
