# shellcheck shell=bash disable=SC2154 # set elsewhere
# image-shelf: what the course on containers says of its images is true.

start shelf labplatform/image-shelf:1
shelf=$scratch/shelf
mkdir "$shelf"
inside shelf tar -C /images -cf - hello bases | tar -C "$shelf" -xf -

# Prints the digest a tag leads to: tagged LAYOUT TAG
tagged() {
  jq -r --arg tag "$2" '.manifests[] | select(.annotations["org.opencontainers.image.ref.name"] == $tag).digest' "$shelf/$1/index.json"
}

# Prints the layers of a tag: layers LAYOUT TAG
layers() {
  local digest
  digest=$(tagged "$1" "$2")
  jq -r '.layers[].digest' "$shelf/$1/blobs/sha256/${digest#sha256:}"
}

# Every blob is named by its content.
true_names() {
  (cd "$shelf/$1/blobs/sha256" && for blob in *; do echo "$blob  $blob"; done | sha256sum -c --quiet)
}

# Prints one file of the lowest layer: file_of TAG PATH
file_of() {
  local layer
  layer=$(layers bases "$1")
  tar -xzOf "$shelf/bases/blobs/sha256/${layer#sha256:}" "$2"
}

version_in() {
  file_of "$1" var/lib/dpkg/status | awk -v name="$2" '$1 == "Package:" { package = $2 } $1 == "Version:" && package == name { print $2 }'
}

packages_in() {
  file_of "$1" var/lib/dpkg/status | grep -c '^Status: install ok installed'
}

for layout in hello bases; do succeeds "the pieces of $layout are named by their content" true_names "$layout"; done
equals "hello is three tags" "latest v1 v2 " eval "jq -r '.manifests[].annotations[]' '$shelf/hello/index.json' | sort | tr '\n' ' '"
equals "hello:latest is hello:v2" "$(tagged hello v2)" tagged hello latest
equals "hello's versions share two layers of three" 2 eval "comm -12 <(layers hello v1 | sort) <(layers hello v2 | sort) | wc -l"
equals "hello has no pieces nobody needs" 8 eval "find '$shelf/hello/blobs' -type f | wc -l"
equals "large-2024 has the packages of the last release of Debian 11" 1.1.1w-0+deb11u1 version_in large-2024 libssl1.1
succeeds "large-2026 has newer ones" dpkg --compare-versions "$(version_in large-2026 libssl1.1)" ge 1.1.1w-0+deb11u8
equals "small-2024 has the same as large-2024" "$(version_in large-2024 libc6)" version_in small-2024 libc6
equals "small-2026 has the same as large-2026" "$(version_in large-2026 libc6)" version_in small-2026 libc6
equals "small has eight packages" 8 packages_in small-2026
succeeds "large has more than a hundred" test "$(packages_in large-2026)" -gt 100
equals "large-2024 and large-2026 have the same number" "$(packages_in large-2026)" packages_in large-2024
ends_on shelf TERM
