#!/usr/bin/env bash
# ./lab up: everything that a learner needs, in an order in which the site can be read first.
set -euo pipefail
# shellcheck source=deploy/commands/common.sh
source "$(dirname "$0")/common.sh"
# shellcheck source=deploy/commands/phases.sh
source "$LP_REPO/deploy/commands/phases.sh"

usage() {
  cat <<'END'
usage: ./lab up [--port PORT] [--without-site]
       ./lab up --cluster current --toolbox-image IMAGE [--port PORT]

  --port PORT             the site's port on 127.0.0.1 (7080)
  --cluster current       use the current kubeconfig context instead of the local cluster; nothing of the local one is started
  --toolbox-image IMAGE   the toolbox as that cluster can pull it, with its digest: NAME@sha256:… (deploy/images tells how to build and push it)
  --without-site          only the cluster

A second `up` changes nothing. From another clone it keeps the cluster and replaces the site by that clone's.
After a reboot the local cluster goes on with the objects it had.

Settings: LABPLATFORM_HOME (/var/lib/labplatform), LABPLATFORM_CACHE (/var/cache/labplatform); of the local cluster LABPLATFORM_NETWORK (10.213,
the first two octets of its addresses) and LABPLATFORM_LINK (lab0, its link on this machine)
END
}

cluster=local port=7080 toolbox='' with_site=1
while (($#)); do
  case $1 in
  --cluster) cluster=${2:-}; shift 2 || misused "--cluster needs a value" ;;
  --port) port=${2:-}; shift 2 || misused "--port needs a value" ;;
  --toolbox-image) toolbox=${2:-}; shift 2 || misused "--toolbox-image needs a value" ;;
  --without-site) with_site=''; shift ;;
  -h | --help) usage; exit ;;
  *) misused "up does not know '$1'" ;;
  esac
done
[[ $cluster == local || $cluster == current ]] || misused "--cluster is 'local' or 'current', not '$cluster'"
[[ $port =~ ^[1-9][0-9]{0,4}$ && $port -le 65535 ]] || misused "--port is a number from 1 to 65535, not '$port'"
[[ $cluster == local || -n $toolbox ]] || misused "--cluster current needs --toolbox-image: that cluster cannot see images built here"
[[ -z $toolbox || $toolbox =~ @sha256:[0-9a-f]{64}$ ]] ||
  misused "--toolbox-image needs a digest (NAME@sha256:…), so that every learner gets the same toolbox; skopeo inspect --format '{{.Name}}@{{.Digest}}' docker://$toolbox tells it"
[[ $cluster == current || -z $toolbox ]] || misused "--toolbox-image belongs to --cluster current; for the local cluster it is built"

need_root
take_lock
mkdir -p "$LP_LOGS" "$LP_CACHE"
started=$EPOCHREALTIME
LP_PHASE_COUNT=2
[[ $cluster == current ]] || LP_PHASE_COUNT=$((LP_PHASE_COUNT + 4))
[[ -z $with_site ]] || LP_PHASE_COUNT=$((LP_PHASE_COUNT + 1))

# Repeated on a running system it is a check, and the site need not show a banner for it.
if [[ -e $LP_PROGRESS ]] && grep -q '"state":"done"' "$LP_PROGRESS" && { [[ $cluster == current ]] || node_runs; }; then
  LP_PHASE_QUIET=1
fi

# Chained with &&: inside a condition, as phases are, `set -e` does not end a function.
use_current_cluster() {
  "$LP_DEBS/usr/bin/kubectl" config current-context >"$LP_CONTEXT_FILE.new" &&
    "$LP_LOCAL_CLUSTER/identities.sh" &&
    echo "TOOLBOX_IMAGE=$toolbox" >"$LP_HOME/images.env" &&
    mv "$LP_CONTEXT_FILE.new" "$LP_CONTEXT_FILE"
}

use_local_cluster() {
  KUBECONFIG=$LP_ADMIN_KUBECONFIG "$LP_LOCAL_CLUSTER/identities.sh" && rm -f "$LP_CONTEXT_FILE"
}

phase "Installing what is missing" up-packages "is the package mirror reachable? then ./lab up again" "$LP_LOCAL_CLUSTER/packages.sh"
if [[ -n $with_site ]]; then
  other=$("$LP_REPO/deploy/commands/site.sh" clone)
  [[ -z $other || $other == "$LP_REPO" ]] || echo "      the site of $other ends and this clone's takes its place; sessions go on"
  phase "Starting the site" up-site "read the log, then ./lab up again; the site's own words: ./lab logs site" \
    "$LP_REPO/deploy/commands/site.sh" start "$port"
  echo "      http://127.0.0.1:$port can be read while the cluster comes up"
fi
if [[ $cluster == current ]]; then
  phase "Making the platform's accounts" up-accounts "does kubectl work with the current context, and may you create ClusterRoles?" use_current_cluster
else
  phase "Building Kubernetes" up-kubernetes "is the source mirror reachable, are 5 GB free in $LP_CACHE? then ./lab up again" \
    "$LP_LOCAL_CLUSTER/build-kubernetes.sh"
  phase "Starting the cluster" up-cluster "./lab logs tells what each component says; ./lab down and ./lab up start afresh" "$LP_LOCAL_CLUSTER/start.sh"
  diff -r "$LP_LOCAL_CLUSTER" "$LP_SCRIPTS" >/dev/null ||
    echo "      it was started from another version of deploy/local-cluster; ./lab down and ./lab up change that"
  phase "Building images" up-images "is the package mirror reachable? then ./lab up again" "$LP_REPO/deploy/images/build"
  phase "Loading images" up-load "./lab logs registry tells why; then ./lab up again" "$LP_REPO/deploy/images/push" "$LP_REGISTRY"
  phase "Making the platform's accounts" up-accounts "./lab logs kube-apiserver tells why; then ./lab up again" use_local_cluster
fi
[[ -n $LP_PHASE_QUIET ]] || progress Ready "done"
if [[ -n $with_site ]]; then
  echo "Ready after $(seconds_since "$started"): http://127.0.0.1:$port"
else
  echo "Ready after $(seconds_since "$started"): $LP_ADMIN_KUBECONFIG"
fi
