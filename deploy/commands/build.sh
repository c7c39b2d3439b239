#!/usr/bin/env bash
# Builds the whole solution for the tests. One compiler serves all projects, and ends with the build.
set -euo pipefail
# shellcheck source=deploy/commands/common.sh
source "$(dirname "$0")/common.sh"

trap 'dotnet build-server shutdown --vbcscompiler >/dev/null' EXIT
dotnet build "$LP_REPO/LabPlatform.sln" -c Release --nologo -v quiet -nodeReuse:false -p:UseSharedCompilation=true
