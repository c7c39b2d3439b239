#!/usr/bin/env bash
# ./lab logs: what the parts say.
set -euo pipefail
# shellcheck source=deploy/commands/common.sh
source "$(dirname "$0")/common.sh"

parts() { [[ ! -d $LP_LOGS ]] || find "$LP_LOGS" -name '*.log' -printf '%f\n' | sed 's/\.log$//' | sort; }

usage() {
  cat <<END
usage: ./lab logs [PART] [-f]

Without PART the last lines of every part. -f goes on showing what is written.
Parts now: $(parts | paste -sd' ')
END
}

part='' follow=()
while (($#)); do
  case $1 in
  -f | --follow) follow=(-F); shift ;;
  -h | --help) usage; exit ;;
  -*) misused "logs does not know '$1'" ;;
  *) [[ -z $part ]] || misused "logs shows one part or all"; part=$1; shift ;;
  esac
done
[[ -n $(parts) ]] || { echo "lab: nothing has written a log yet in $LP_LOGS" >&2; exit 1; }
if [[ -n $part ]]; then
  parts | grep -qxF -- "$part" || misused "there is no log of '$part'"
  exec tail -n 200 "${follow[@]}" "$LP_LOGS/$part.log"
fi
mapfile -t all < <(parts | sed "s,.*,$LP_LOGS/&.log,")
exec tail -n 10 "${follow[@]}" "${all[@]}"
