# shellcheck shell=bash
# Publishes a project once per version of what it is made of. Sourced by site.sh and authoring.sh.

# fingerprint INPUT...: a checksum of files and folders, without what was built from them. Their names count as they are given.
fingerprint() {
  find "$@" -type d \( -name bin -o -name obj -o -name node_modules -o -name dist \) -prune -o -type f -print0 |
    LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum | cut -c1-16
}

# publish PROJECT TARGET: TARGET's name is the fingerprint, so what is there already is used again. Of its neighbours the
# three newest stay, enough to switch between clones. What it says goes to the error output.
publish() {
  local project=$1 target=$2 shelf
  shelf=$(dirname "$target")
  [[ ! -e $target/.complete ]] || return 0
  mkdir -p "$shelf"
  exec 9>"$shelf/.lock"
  flock 9
  # Somebody else may have made it meanwhile.
  if [[ ! -e $target/.complete ]]; then
    rm -rf "$target"
    dotnet publish "$LP_REPO/src/$project" -c Release -o "$target" -nodeReuse:false -p:UseSharedCompilation=false -v quiet >&2 9>&- || return
    touch "$target/.complete"
    find "$shelf" -mindepth 1 -maxdepth 1 -type d -printf '%T@ %p\n' | sort -rn | tail -n +4 | cut -d' ' -f2- | xargs -r rm -rf
  fi
  exec 9>&-
}
