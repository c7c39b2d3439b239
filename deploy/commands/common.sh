# shellcheck shell=bash
# What the commands share: places, the lock, refusing what they do not understand. Sourced.

LP_REPO=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
# shellcheck source=deploy/local-cluster/settings.sh
source "$LP_REPO/deploy/local-cluster/settings.sh"
# shellcheck source=deploy/local-cluster/node-process.sh
source "$LP_LOCAL_CLUSTER/node-process.sh"
# shellcheck source=deploy/local-cluster/wait-for.sh
source "$LP_LOCAL_CLUSTER/wait-for.sh"

# dotnet and npm want one, and not every CI gives it.
export HOME=${HOME:-/root}
# No build server stays behind.
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_CLI_USE_MSBUILD_SERVER=0 MSBUILDDISABLENODEREUSE=1

LP_PROGRESS=$LP_HOME/progress.json
# There when `up` was told to use another cluster than the local one: the name of its kubeconfig context.
LP_CONTEXT_FILE=$LP_HOME/context
export LP_REPO LP_PROGRESS

# misused TEXT: says what was not understood, then how the command is used (the caller's function `usage`), and ends with 2.
misused() {
  echo "lab: $1" >&2
  usage >&2
  exit 2
}

need_root() {
  [[ $(id -u) == 0 ]] || { echo "lab: this needs root (sudo ./lab …)" >&2; exit 1; }
}

# One `up` or `down` at a time; the second waits for as long as a step usually takes. The kernel takes the lock back when a script ends, however it ends.
take_lock() {
  mkdir -p "$LP_HOME"
  exec 9>"$LP_HOME/.lock"
  flock -n 9 || echo "another ./lab up or down is at work; waiting for it" >&2
  flock -w 120 9 || { echo "lab: it is still at work after two minutes (lock $LP_HOME/.lock)" >&2; exit 1; }
}

using_local_cluster() { [[ ! -e $LP_CONTEXT_FILE ]]; }
