# shellcheck shell=bash disable=SC2154 # the fields and folders are set by build
# Builds one image from its Containerfile and puts it into the cache. Sourced by build, which sets the
# fields of the row (folder, base, arguments, version, tags, path) and the scratch folder.

# buildah on a storage of our own, so that nothing of the machine's is touched. Locks and mount counts
# live beside it: clear_leftovers makes them true again.
in_storage() {
  buildah --root "$cache/storage" --runroot "$cache/run" --storage-driver overlay "$@"
}

# Removes what a killed run left: scratch folders, half-made containers. Needs the lock.
clear_leftovers() {
  find "$cache" -maxdepth 1 -name '.tmp.*' ! -path "$scratch" -exec rm -rf --one-file-system {} +
  rm -rf "$cache/run" # mount counts, untrue since their mounts went with the run
  [ ! -e "$cache/storage" ] || in_storage rm --all >/dev/null
}

# Builds the current row into $path: build_image LOG
build_image() {
  local log=$1 target argument flags=()
  : >"$log"
  target=localhost/$repository:$(basename "$path")
  ensure_base "$base" "$log" || return 1
  # A copy with plain modes: the umask of whoever cloned must not decide what nginx may read.
  rm -rf "$scratch/context" "$scratch/image"
  cp -r "$folder" "$scratch/context"
  chmod -R u=rwX,go=rX "$scratch/context"
  find "$scratch/context" -depth -name __pycache__ -exec rm -rf {} +
  flags=(--build-arg "BASE=localhost/base:$base-$(base_key "$base")")
  if [ "$arguments" != - ]; then
    for argument in ${arguments//,/ }; do
      flags+=(--build-arg "$argument")
    done
  fi
  in_storage bud --pull=never --isolation chroot --layers --format oci --identity-label=false \
    "${flags[@]}" --tag "$target" "$scratch/context" >>"$log" 2>&1 </dev/null || return 1
  mkdir "$scratch/image" || return 1
  describe "$target" 2>>"$log" || return 1
  agree "$(cat "$scratch/image/version")" "$tags" 2>>"$log" || return 1
  # zstd: packing and, on the node, unpacking take about half of gzip's time.
  in_storage push --quiet --compression-format zstd "$target" "oci:$scratch/image:image" >>"$log" 2>&1 || return 1
  keep || return 1
}

# Notes what the finished image says about itself: its version (empty where the row has no command for
# it) and its unpacked size in MB. describe TARGET
describe() {
  local container output
  container=$(in_storage from --pull=never "$1") || return 1
  du -sm "$(in_storage mount "$container")" | cut -f1 >"$scratch/image/size"
  : >"$scratch/image/version"
  if [ "$version" != - ]; then
    # shellcheck disable=SC2086 # a command and its arguments
    output=$(in_storage run --isolation chroot "$container" -- $version 2>&1 </dev/null) || return 1
    [[ $output =~ [0-9]+\.[0-9]+\.[0-9]+ ]] || return 1
    printf '%s\n' "${BASH_REMATCH[0]}" >"$scratch/image/version"
  fi
  in_storage rm "$container" >/dev/null
}

# Moves the image from scratch to its place: blobs first (shared between images, named by their content),
# then the folder that refers to them, each by rename.
keep() {
  sync "$scratch"/image/blobs/sha256/* || return 1
  mv "$scratch"/image/blobs/sha256/* "$blobs/sha256/" || return 1
  rm -r "$scratch/image/blobs"
  mkdir -p "$(dirname "$path")"
  rm -rf "$path"
  mv "$scratch/image" "$path"
}
