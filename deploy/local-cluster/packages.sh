#!/usr/bin/env bash
# Installs what the local cluster needs from Debian. Tools go into the system, daemons only unpacked into the cache.
# usage: packages.sh [MORE_PACKAGES...]
set -euo pipefail
# shellcheck source=deploy/local-cluster/settings.sh
source "$(dirname "$0")/settings.sh"

tools=(buildah ca-certificates conntrack curl dnsmasq-base dpkg-dev git golang-1.19-go iproute2 iptables jq kmod libseccomp2
  mmdebstrap openssl procps python3 skopeo util-linux xz-utils)
daemons=(containerd containernetworking-plugins docker-registry etcd-server kubernetes-client runc)

missing=()
for package in "${tools[@]}" "$@"; do
  dpkg-query -W -f '${db:Status-Abbrev}' "$package" 2>/dev/null | grep -q '^ii' || missing+=("$package")
done
if ((${#missing[@]})) || [[ ! -e $LP_DEBS/.complete ]]; then
  # Another part of a set-up may be installing at the same time.
  apt-get -o DPkg::Lock::Timeout=300 update -q
fi
if ((${#missing[@]})); then
  echo "installing: ${missing[*]}"
  DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 install -q -y --no-install-recommends "${missing[@]}"
fi

if [[ ! -e $LP_DEBS/.complete ]]; then
  rm -rf "$LP_DEBS" "$LP_DEBS.new"
  mkdir -p "$LP_DEBS.new/archives"
  (cd "$LP_DEBS.new/archives" && apt-get -o APT::Sandbox::User=root download -q "${daemons[@]}")
  for archive in "$LP_DEBS.new"/archives/*.deb; do
    dpkg-deb -x "$archive" "$LP_DEBS.new"
  done
  rm -r "$LP_DEBS.new/archives"
  touch "$LP_DEBS.new/.complete"
  mv "$LP_DEBS.new" "$LP_DEBS"
fi
