#!/usr/bin/env bash
# Fills the files of config/ with this machine's places and addresses: @NAME@ becomes the value of NAME in settings.sh.
set -euo pipefail
# shellcheck source=deploy/local-cluster/settings.sh
source "$(dirname "$0")/settings.sh"

cd "$LP_LOCAL_CLUSTER/config"
find . -type f | while read -r file; do
  mkdir -p "$LP_CLUSTER/run/config/$(dirname "$file")"
  text=$(<"$file")
  while [[ $text =~ @(LP_[A-Z_]+)@ ]]; do
    text=${text//"${BASH_REMATCH[0]}"/"${!BASH_REMATCH[1]}"}
  done
  echo "$text" >"$LP_CLUSTER/run/config/$file"
done
