# shellcheck shell=bash disable=SC2154 # the folders are set by common.sh
# Keeps the cache from growing for ever. Sourced by build.

# Drops images no build or push has touched for thirty days, and the blobs nothing refers to any more. Branches
# that differ share one cache, so what is not current here may be current elsewhere. Needs the lock.
prune() {
  local old blob index manifest
  old=$(find "$cache/built" -mindepth 3 -maxdepth 3 -type d -mtime +30)
  [ -n "$old" ] || return 0
  xargs -d '\n' rm -rf <<<"$old"
  for index in "$cache"/built/*/*/*/index.json; do
    manifest=$blobs/sha256/$(digest_of "$index")
    basename "$manifest"
    grep -o 'sha256:[0-9a-f]\{64\}' "$manifest" | cut -d: -f2
  done | sort -u >"$scratch/in-use"
  for blob in "$blobs"/sha256/*; do
    grep -qxF "${blob##*/}" "$scratch/in-use" || rm -f "$blob"
  done
  # Only saves time: the layers of the next build.
  rm -rf "$cache/storage"
}
