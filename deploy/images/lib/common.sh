# shellcheck shell=bash disable=SC2034,SC2154 # read by those who source this; the fields of a row are set by them
# Shared by build and push: where things are, the table of images, the key an image is cached under.

images_dir=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cache=${LABPLATFORM_CACHE:-/var/cache/labplatform}/images
blobs=$cache/blobs
architecture=$(dpkg --print-architecture)

# Ends the script with a reason on stderr.
die() {
  printf '%s: %s\n' "${0##*/}" "$*" >&2
  exit 1
}

# Installs the packages whose commands are missing: need COMMAND=PACKAGE...
need() {
  local pair missing=()
  for pair in "$@"; do
    command -v "${pair%%=*}" >/dev/null || missing+=("${pair#*=}")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  # Several parts of a set-up install packages at the same time: wait for the lock instead of failing.
  { apt-get -o DPkg::Lock::Timeout=300 update -qq &&
    DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 \
      install -y -qq --no-install-recommends "${missing[@]}"; } >&2 </dev/null ||
    die "cannot install ${missing[*]}"
}

# Prints the lines of images.conf without comments, fields separated by single bars and no blanks around them.
image_table() {
  sed -e 's/#.*//' -e 's/[[:space:]]*|[[:space:]]*/|/g' -e 's/[[:space:]]*$//' -e '/^$/d' "$images_dir/images.conf"
}

# Prints a checksum of names, contents, links and execute bits below a folder; other mode bits depend on
# the umask of whoever cloned, and byte code on who ran what.
tree_hash() {
  (
    cd "$1" || exit
    find . -name __pycache__ -prune -o -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum
    find . -type f -perm -u+x -printf 'x %p\n' | LC_ALL=C sort
    find . -type l -printf 'l %p %l\n' | LC_ALL=C sort
  ) | sha256sum | cut -c1-64
}

# Prints the key of a release's base image.
base_key() {
  printf '%s\n' "$1" "$architecture" "$(tree_hash "$images_dir/base")" \
    "$(sha256sum <"$images_dir/lib/base.sh")" | sha256sum | cut -c1-12
}

# Prints the key of an image: image_key FOLDER BASE ARGUMENTS VERSION
image_key() {
  printf '%s\n' "$2" "$3" "$4" "$(base_key "$2")" "$(tree_hash "$images_dir/$1")" \
    "$(sha256sum <"$images_dir/lib/image.sh")" | sha256sum | cut -c1-12
}

# Prints the folder an image is cached in: image_path REPOSITORY FOLDER BASE ARGUMENTS VERSION
image_path() {
  printf '%s/built/%s/%s' "$cache" "$1" "$(image_key "$2" "$3" "$4" "$5")"
}

# Fails, saying so, unless every tag that starts with a digit is the version or a beginning of it:
# agree VERSION "TAGS"
agree() {
  local tag
  [ -n "$1" ] || return 0
  for tag in $2; do
    case $tag:$1. in
      [0-9]*:"$tag".*) ;;
      [0-9]*) echo "the tag $tag is not true: the image says it is $1" >&2 && return 1 ;;
    esac
  done
}

# Prints the full version of a built image unless it is among the tags already: full_tag PATH "TAGS"
full_tag() {
  local full
  full=$(cat "$1/version")
  case " $2 " in
    *" $full "*) ;;
    *) printf '%s' "$full" ;;
  esac
}

# Prints the digest (without "sha256:") of the manifest an image's index.json names.
digest_of() {
  grep -om1 'sha256:[0-9a-f]\{64\}' "$1" | cut -d: -f2
}

# Prints the line of the current image: report WHAT
report() {
  printf '%-26s %-18s %5d MB unpacked\n' "$repository:${tags%% *}" "$1" "$(cat "$path/size")"
}
