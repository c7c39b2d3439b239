#!/usr/bin/env bash
# Starts a lab as somebody does who opens its page and presses the button; prints the session's id.
# usage: start-lab.sh SITE LAB     e.g. start-lab.sh http://127.0.0.1:7080 kubernetes/pods-and-containers
set -euo pipefail
site=$1 page=$1/labs/$2
cookies=$(mktemp)
trap 'rm -f "$cookies"' EXIT
web() { curl -sS --noproxy '*' -m 20 -b "$cookies" -c "$cookies" -H "Origin: $site" "$@"; }

# The button works as soon as the site has seen that the cluster is there.
for ((try = 0; try < 60; try++)); do
  form=()
  while IFS='|' read -r name value; do
    form+=(--data-urlencode "$name=$value")
  done < <(web "$page" | grep -oE '<input type="hidden" name="[^"]+"( value="[^"]*")?' | sed -E 's/.* name="([^"]+)"( value="([^"]*)")?/\1|\3/')
  location=$(web -o /dev/null -w '%{redirect_url}' "${form[@]}" "$page")
  if [[ $location == */sessions/* ]]; then
    echo "${location##*/}"
    exit
  fi
  sleep 1
done
echo "the site at $site started no lab within a minute; its last answer led to '${location:-nowhere}'" >&2
exit 1
