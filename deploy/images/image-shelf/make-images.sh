#!/bin/sh
# Makes the OCI layouts of the shelf, one command a layer: make-images.sh FROM IMAGES
set -eu
from=$1 images=$2
mkdir -p "$images"

# new LAYOUT TAG: an image without layers
new() {
  [ -d "$images/$1" ] || umoci init --layout "$images/$1"
  umoci new --image "$images/$1:$2"
}

# add LAYOUT TAG FOLDER TEXT: what is in a folder, as the next layer. Not "umoci insert", whose archives have no end.
add() {
  (cd "$3" && tar --sort=name --numeric-owner -cf /tmp/layer.tar -- *)
  umoci raw add-layer --image "$images/$1:$2" --history.created_by "$4" --history.author shelf /tmp/layer.tar
  rm /tmp/layer.tar
}

for tag in large-2024 large-2026 small-2024 small-2026; do
  # Empty, whatever a build left there.
  for folder in dev proc sys run tmp; do
    rm -rf "${from:?}/$tag/$folder"
    mkdir "$from/$tag/$folder"
  done
  chmod 1777 "$from/$tag/tmp"
  new bases "$tag"
  add bases "$tag" "$from/$tag" "Debian 11, $tag"
  umoci config --image "$images/bases:$tag" --no-history --os linux --config.cmd sh \
    --config.env PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
done

busybox=$from/busybox
mkdir -p "$busybox/bin" "$busybox/etc" "$busybox/tmp"
cp /bin/busybox "$busybox/bin/"
for applet in $(busybox --list | grep -vx busybox); do ln -sf busybox "$busybox/bin/$applet"; done
printf 'root:x:0:0:root:/:/bin/sh\nweb:x:10001:10001:web:/:/bin/sh\n' >"$busybox/etc/passwd"
mkdir -p "$from/start"
cp "$from/hello/start" "$from/start/"
chmod 755 "$from/start/start"

new hello v1
add hello v1 "$busybox" busybox
add hello v1 "$from/start" 'COPY start /start'
umoci tag --image "$images/hello:v1" v2
for version in v1 v2; do
  mkdir -p "$from/page/www"
  cp "$from/hello/$version/index.html" "$from/page/www/"
  add hello "$version" "$from/page" 'COPY index.html /www/index.html'
  umoci config --image "$images/hello:$version" --os linux --config.user 10001 --config.workingdir /www --config.exposedports 8080 \
    --config.env PATH=/bin --config.env "VERSION=$version" --config.entrypoint /start --config.label "org.opencontainers.image.version=$version" \
    --history.created_by 'USER, WORKDIR, EXPOSE, ENV, ENTRYPOINT, LABEL'
done
umoci tag --image "$images/hello:v2" latest
for layout in hello bases; do umoci gc --layout "$images/$layout"; done
