#!/usr/bin/env bash
# ./lab test: installs what the tests need, builds, runs them and counts.
set -euo pipefail
# shellcheck source=deploy/commands/common.sh
source "$(dirname "$0")/common.sh"

usage() {
  cat <<'END'
usage: ./lab test [unit|component|cluster|browser|bench] [--soak]

Without a name: everything but bench, after shellcheck, the formatter and a build of the whole solution.

  unit, component   need no cluster
  cluster, browser  run on a cluster and a site of their own, beside the ones that may be up, and end them afterwards
  bench             measures against plain kubectl and, in the browser, wetty; takes the machine for itself
  --soak            the long ones, too

A test that was skipped counts as failed. The last line is "N passed, N failed".
END
}

parts=() soak=''
while (($#)); do
  case $1 in
  unit | component | cluster | browser | bench) parts+=("$1"); shift ;;
  --soak) soak=1; shift ;;
  -h | --help) usage; exit ;;
  *) misused "test does not know '$1'" ;;
  esac
done
need_root
everything=''
# Tests that can run longer ask for this; those that only run long carry the trait Category=Soak.
[[ -z $soak ]] || export LABPLATFORM_SOAK=1
if ((${#parts[@]} == 0)); then
  everything=1
  parts=(unit component cluster browser)
fi
# wanted PART: was it asked for?
wanted() { printf '%s\n' "${parts[@]}" | grep -qx "$1"; }

# shellcheck source=deploy/commands/test-cluster.sh
source "$LP_REPO/deploy/commands/test-cluster.sh"
cd "$LP_REPO"
start_counting

counted "packages" deploy/commands/test-packages.sh
if [[ -n $everything ]]; then
  counted "shellcheck" deploy/commands/shellcheck.sh
fi
counted "build" deploy/commands/build.sh
if [[ -n $everything ]]; then
  # What the analyzers say about style fails the build already.
  counted "format" dotnet format whitespace LabPlatform.sln --verify-no-changes --no-restore
fi

# Nothing that was not built can be tested; the count says so.
if ((failed == 0)); then
  [[ -z $everything ]] || counted "validate labs" ./lab validate labs
  ! wanted unit || dotnet_tests LabPlatform.UnitTests
  ! wanted component || dotnet_tests LabPlatform.ComponentTests
  if wanted cluster || wanted browser || wanted bench; then
    cluster_tests
  fi
fi
finish_counting
