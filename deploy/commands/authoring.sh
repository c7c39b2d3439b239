#!/usr/bin/env bash
# The commands for authors of labs: builds LabPlatform.Cli when its text has changed, and passes everything on to it.
# usage: authoring.sh COMMAND [ARGUMENTS]     itself it needs no root; the build is kept in the cache, or in ~/.cache where that one is not yours
set -euo pipefail
# shellcheck source=deploy/commands/common.sh
source "$(dirname "$0")/common.sh"
# shellcheck source=deploy/commands/published.sh
source "$LP_REPO/deploy/commands/published.sh"

command -v dotnet >/dev/null || { echo "lab: there is no dotnet; install the .NET 10 SDK" >&2; exit 1; }

cache=$LP_CACHE/cli
mkdir -p "$cache" 2>/dev/null && [[ -w $cache ]] || cache=${XDG_CACHE_HOME:-$HOME/.cache}/labplatform/cli
target=$cache/$(cd "$LP_REPO" && fingerprint src/LabPlatform.{Cli,Content,Data,Domain,Kubernetes} Directory.*.props)
[[ -e $target/.complete ]] || echo "lab: building the authors' tool (once per version)" >&2
publish LabPlatform.Cli "$target"
# What a preview shows is the site itself.
if [[ ${1:-} == preview && " $* " != *" --help "* && " $* " != *" -h "* ]]; then
  need_root
  echo "lab: building the site (once per version)" >&2
  LABPLATFORM_SITE=$("$LP_REPO/deploy/commands/site.sh" build)
  export LABPLATFORM_SITE
fi
LABPLATFORM_HOME=$LP_HOME LABPLATFORM_LABS=${LABPLATFORM_LABS:-$LP_REPO/labs} exec dotnet "$target/LabPlatform.Cli.dll" "$@"
