#!/usr/bin/env bash
# Installs what the tests need beyond what `up` installs.
set -euo pipefail
# shellcheck source=deploy/commands/common.sh
source "$(dirname "$0")/common.sh"

"$LP_LOCAL_CLUSTER/packages.sh" chromium shellcheck
