#!/usr/bin/env bash
# Runs every image the way a node would: built, pushed to a registry, pulled from it, run as process 1 of a
# container by runc. Needs root and Debian's packages; no cluster. Prints "ok ..." or "not ok ..." a check and
# "N passed, N failed" at the end; exits 1 if anything failed.
# usage: images.sh [CASE...]     a case is a file of cases/ without .sh
set -euo pipefail
tests=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
repository_root=$(cd "$tests/../.." && pwd)
# shellcheck source=tests/Images/lib/checks.sh
source "$tests/lib/checks.sh"
# shellcheck source=tests/Images/lib/registry.sh
source "$tests/lib/registry.sh"
# shellcheck source=tests/Images/lib/containers.sh
source "$tests/lib/containers.sh"

[ "$(id -u)" = 0 ] || { echo "needs root" >&2 && exit 2; }
# In namespaces of their own every mount and process of the tests ends with them, even when they are killed.
if [ "${1:-}" != --isolated ]; then
  exec unshare --mount --propagation private --pid --mount-proc --fork --kill-child "$0" --isolated "$@"
fi
shift
scratch=$(mktemp -d /var/tmp/labplatform-images.XXXXXX)
trap 'end_containers; end_registry; rm -rf --one-file-system "$scratch"' EXIT
trap 'exit 130' INT TERM

"$repository_root/deploy/images/build"
get_tools
start_registry
LABPLATFORM_HOME=$scratch/home "$repository_root/deploy/images/push" "$registry" >"$scratch/first-push"

cases=("$@")
[ ${#cases[@]} -gt 0 ] || cases=(build registry nginx httpd busybox curl web docker-registry image-shelf toolbox)
for case in "${cases[@]}"; do
  # shellcheck source=/dev/null
  source "$tests/cases/$case.sh"
done

printf '%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" = 0 ]
