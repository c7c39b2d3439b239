#!/usr/bin/env bash
# ./lab down: ends the site and the cluster, and leaves nothing of them on the machine.
set -euo pipefail
# shellcheck source=deploy/commands/common.sh
source "$(dirname "$0")/common.sh"

usage() {
  cat <<'END'
usage: ./lab down [--purge]

Ends the site, the cluster and everything in it: no process, mount, link, route or control group stays.
What was built stays in the cache, learners' results in the site's data, logs where they were.

  --purge   drops these, too
END
}

purge=''
while (($#)); do
  case $1 in
  --purge) purge=1; shift ;;
  -h | --help) usage; exit ;;
  *) misused "down does not know '$1'" ;;
  esac
done

need_root
take_lock
"$LP_REPO/deploy/commands/site.sh" stop
# Both, after an `up` for each.
using_local_cluster || "$LP_REPO/deploy/commands/leave-cluster.sh" "$(<"$LP_CONTEXT_FILE")"
if using_local_cluster || [[ -e $LP_HOME/cluster ]]; then
  "$LP_LOCAL_CLUSTER/stop.sh"
fi
rm -rf "$LP_HOME/authoring" "$LP_HOME/identities" "$LP_HOME/images.env" "$LP_PROGRESS" "$LP_CONTEXT_FILE"
if [[ -n $purge ]]; then
  rm -rf "$LP_CACHE" "$LP_HOME"
  echo "Nothing is left; caches, logs and results are gone, too."
else
  echo "Nothing runs. Kept: $LP_CACHE (builds), $LP_HOME/site (results), $LP_LOGS; --purge drops them."
fi
