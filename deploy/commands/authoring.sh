#!/usr/bin/env bash
# The commands for authors of labs: builds LabPlatform.Cli when its text has changed, and passes everything on to it.
# usage: authoring.sh COMMAND [ARGUMENTS]     itself it needs no root; the build is kept in the cache, or in ~/.cache where that one is not yours
set -euo pipefail
# shellcheck source=deploy/commands/common.sh
source "$(dirname "$0")/common.sh"

command -v dotnet >/dev/null || { echo "lab: there is no dotnet; install the .NET 10 SDK" >&2; exit 1; }

# Everything the tool is made of; what was made before from the same text is used again.
fingerprint() {
  cd "$LP_REPO"
  find src/LabPlatform.{Cli,Content,Data,Domain,Kubernetes} Directory.*.props -type d \( -name bin -o -name obj \) -prune -o -type f -print0 |
    LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum | cut -c1-16
}

cache=$LP_CACHE/cli
mkdir -p "$cache" 2>/dev/null && [[ -w $cache ]] || cache=${XDG_CACHE_HOME:-$HOME/.cache}/labplatform/cli
target=$cache/$(fingerprint)
if [[ ! -e $target/.complete ]]; then
  mkdir -p "$cache"
  exec 9>"$cache/.lock"
  flock 9
  if [[ ! -e $target/.complete ]]; then
    echo "lab: building the authors' tool (once per version)" >&2
    rm -rf "$target"
    DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_CLI_USE_MSBUILD_SERVER=0 MSBUILDDISABLENODEREUSE=1 \
      dotnet publish "$LP_REPO/src/LabPlatform.Cli" -c Release -o "$target" -nodeReuse:false -p:UseSharedCompilation=false -v quiet >&2
    touch "$target/.complete"
    find "$cache" -mindepth 1 -maxdepth 1 -type d -printf '%T@ %p\n' | sort -rn | tail -n +4 | cut -d' ' -f2- | xargs -r rm -rf
  fi
  flock -u 9
fi
# What a preview shows is the site itself.
if [[ ${1:-} == preview && " $* " != *" --help "* && " $* " != *" -h "* ]]; then
  need_root
  echo "lab: building the site (once per version)" >&2
  LABPLATFORM_SITE=$("$LP_REPO/deploy/commands/site.sh" build)
  export LABPLATFORM_SITE
fi
LABPLATFORM_HOME=$LP_HOME LABPLATFORM_LABS=${LABPLATFORM_LABS:-$LP_REPO/labs} exec dotnet "$target/LabPlatform.Cli.dll" "$@"
