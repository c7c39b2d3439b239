#!/usr/bin/env bash
# Builds the whole solution for the tests. One compiler serves all projects, and ends with the build.
set -euo pipefail
# shellcheck source=deploy/commands/common.sh
source "$(dirname "$0")/common.sh"

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_CLI_USE_MSBUILD_SERVER=0 MSBUILDDISABLENODEREUSE=1
trap 'dotnet build-server shutdown --vbcscompiler >/dev/null' EXIT
dotnet build "$LP_REPO/LabPlatform.sln" -c Release --nologo -v quiet -nodeReuse:false -p:UseSharedCompilation=true
