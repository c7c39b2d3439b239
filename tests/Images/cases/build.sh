# shellcheck shell=bash disable=SC2154,SC1091 # set and sourced at run time
# Building: nothing twice, nothing half-made, tags that cannot lie.

image_cache=${LABPLATFORM_CACHE:-/var/cache/labplatform}/images

# Says of every image that it is there, and writes nothing: folders of images in use are touched, which keeps them from being pruned.
second_build() {
  local before
  before=$(cached_files)
  "$repository_root/deploy/images/build" >"$scratch/second-build" || return 1
  ! grep -v ' cached ' "$scratch/second-build" && [[ $(cached_files) == "$before" ]]
}

cached_files() {
  find "$image_cache" ! -type d -printf '%p %s %T@\n' | LC_ALL=C sort | sha256sum
}

agrees() {
  (source "$repository_root/deploy/images/lib/common.sh" && agree "$@")
}

# Builds curl's image anew and kills the build as soon as a file is there: killed_at GLOB-IN-SCRATCH-FOLDER
killed_at() {
  local build
  rm -rf "$image_cache/built/curlimages"
  setsid "$repository_root/deploy/images/build" --only curl >"$scratch/killed-build" 2>&1 &
  build=$!
  within 120 compgen -G "$image_cache/.tmp.*/$1"
  kill -9 "$build"
  wait "$build" 2>/dev/null || true
  within 20 nothing_left
}

nothing_left() {
  ! pgrep -f lib/build-missing && ! grep -F " $image_cache/" /proc/self/mounts && ! compgen -G "$image_cache/built/curlimages/curl/*/*"
}

next_build() {
  "$repository_root/deploy/images/build" --only curl && compgen -G "$image_cache/built/curlimages/curl/*/index.json"
}

succeeds "a second build finds everything and writes nothing" second_build
refuses "an image that does not exist cannot be built" "$repository_root/deploy/images/build" --only no-such-image
refuses "a tag that is not the image's version is refused" agrees 1.22.1 "latest 1.2"
succeeds "a tag that is the image's version is taken" agrees 1.22.1 "latest 1 1.22 1.22.1"
# Makes a cache of its own with an image used today and one used 31 days ago, which share one blob, and prunes it.
pruned() (
  export LABPLATFORM_CACHE=$scratch/pruned
  source "$repository_root/deploy/images/lib/common.sh"
  source "$repository_root/deploy/images/lib/prune.sh"
  mkdir -p "$blobs/sha256" "$cache/storage"
  for image in new old; do
    own=$(sha256sum <<<"$image" | cut -c1-64) shared=$(sha256sum <<<shared | cut -c1-64) manifest=$(sha256sum <<<"m$image" | cut -c1-64)
    mkdir -p "$cache/built/a/$image/key"
    echo "{\"digest\":\"sha256:$manifest\"}" >"$cache/built/a/$image/key/index.json"
    echo "[\"sha256:$own\",\"sha256:$shared\"]" >"$blobs/sha256/$manifest"
    touch "$blobs/sha256/$own" "$blobs/sha256/$shared"
  done
  touch -d '32 days ago' "$cache/built/a/old/key"
  prune
  # The new image's manifest, its own blob and the shared one.
  [ -e "$cache/built/a/new/key/index.json" ] && [ ! -e "$cache/built/a/old/key" ] && [ ! -e "$cache/storage" ] &&
    [ "$(find "$blobs" -type f | wc -l)" = 3 ] && [ ! -e "$blobs/sha256/$(sha256sum <<<old | cut -c1-64)" ]
)
succeeds "what nothing used for thirty days is dropped, with the blobs only it needed" pruned
for moment in context image/version; do
  succeeds "a build killed at $moment leaves no process, no mount, no half an image" killed_at "$moment"
  succeeds "the next build goes on after that" next_build
done
