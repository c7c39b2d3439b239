# shellcheck shell=bash disable=SC2154 # the folders are set by build
# Base images: one small Debian per release, made from packages by mmdebstrap. Sourced by build.

# Prints apt source lines for a release from the mirror this machine itself uses. Signatures are checked
# against the archive's own keyring; the options repeat what the machine says about outdated mirrors.
mirror_sources() {
  local release=$1 here options='signed-by=/usr/share/keyrings/debian-archive-keyring.gpg' site label suite
  here=$(. /etc/os-release && printf '%s' "$VERSION_CODENAME")
  [ "$(apt_option Acquire::Check-Valid-Until)" != false ] || options+=' check-valid-until=no'
  [ "$(apt_option Acquire::Check-Date)" != false ] || options+=' check-date=no'
  # shellcheck disable=SC2016 # the dollars are apt's
  apt-get indextargets --format '$(SITE) $(LABEL) $(RELEASE)' 'Created-By: Packages' 'Component: main' |
    sort -u | while read -r site label suite; do
      case $label:$suite in
        Debian:"$here") suite=$release ;;
        Debian-Security:"$here-security") suite=$release-security ;;
        *) continue ;;
      esac
      # The lines stay in the image, where learners can read them.
      case $site in *@*) die "the mirror's address holds a password: put it into /etc/apt/auth.conf.d" ;; esac
      printf 'deb [%s] %s %s main\n' "$options" "$site" "$suite"
    done
}

# Prints one apt option of this machine.
apt_option() {
  apt-config shell value "$1" | sed -n "s/^value='\(.*\)'$/\1/p"
}

# Makes apt's proxy known to mmdebstrap and to builds, which do not read this machine's apt settings.
export_proxy() {
  local scheme proxy
  for scheme in http https; do
    proxy=$(apt_option "Acquire::$scheme::Proxy")
    [ -z "$proxy" ] || [ "$proxy" = DIRECT ] || export "${scheme}_proxy=$proxy"
  done
}

# Makes the base image of a release in the build storage unless it is there: ensure_base RELEASE LOG
ensure_base() {
  local release=$1 log=$2 name container
  name=localhost/base:$release-$(base_key "$release")
  [ -z "$(in_storage images -q "$name" 2>/dev/null)" ] || return 0
  need mmdebstrap=mmdebstrap
  mirror_sources "$release" >"$scratch/sources.list"
  [ -s "$scratch/sources.list" ] || die "no Debian mirror found in this machine's apt sources"
  # The hook merges /usr from the start where the release has a package that says so; otherwise bookworm
  # installs the converter, and with it 50 MB of Perl.
  {
    # Its work folder, so that clear_leftovers finds what a killed run leaves.
    TMPDIR=$scratch mmdebstrap --mode=root --variant=minbase --format=tar \
      --hook-dir=/usr/share/mmdebstrap/hooks/maybe-merged-usr \
      --include="$(paste -sd, "$images_dir/base/packages")" \
      --aptopt="$images_dir/base/apt.conf" --dpkgopt="$images_dir/base/dpkg.conf" \
      "$release" "$scratch/base.tar" "$scratch/sources.list" &&
      container=$(in_storage from scratch) &&
      in_storage add -q "$container" "$scratch/base.tar" / &&
      in_storage config --cmd bash --env PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin "$container" &&
      in_storage commit -q --rm "$container" "$name"
  } >>"$log" 2>&1 </dev/null
  rm -f "$scratch/base.tar"
  [ -n "$(in_storage images -q "$name" 2>/dev/null)" ]
}
