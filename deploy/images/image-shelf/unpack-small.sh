#!/bin/sh
# Unpacks a file system of a few packages, without apt in it: unpack-small.sh FOLDER SOURCES-LIST
set -eu
root=$1 sources=$2
packages='base-files base-passwd libc6 libcrypt1 libgcc-s1 gcc-10-base busybox tzdata'
lists=$(mktemp -d)
debs=$(mktemp -d)
mkdir -p "$lists/partial" "$root/var/lib/dpkg/info"
set -- -qq -o Dir::Etc::sourcelist="$sources" -o Dir::Etc::sourceparts=- -o Dir::State::lists="$lists" -o APT::Sandbox::User=root
apt-get "$@" update
# The newest of these lists, whatever newer one is installed here.
# shellcheck disable=SC2086 # a list of names
(cd "$debs" && apt-get "$@" -o Dir::State::status=/dev/null download $packages)
for deb in "$debs"/*.deb; do
  dpkg-deb -x "$deb" "$root"
  dpkg-deb -f "$deb" | sed '/^Package:/a Status: install ok installed' >>"$root/var/lib/dpkg/status"
  echo >>"$root/var/lib/dpkg/status"
done
cp "$root/usr/share/base-passwd/passwd.master" "$root/etc/passwd"
cp "$root/usr/share/base-passwd/group.master" "$root/etc/group"
for applet in $(chroot "$root" /bin/busybox --list); do
  [ -e "$root/bin/$applet" ] || ln -s busybox "$root/bin/$applet"
done
# As in the large ones.
find "$root/usr/share/doc" -type f ! -name copyright -delete
rm -rf "$root/usr/share/man" "$root/usr/share/info" "$root/usr/share/locale" "$root/usr/share/lintian" "$debs" "$lists"
