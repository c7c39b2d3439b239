#!/usr/bin/env bash
# Puts the pause program into the registry as an image of one file.
set -euo pipefail
# shellcheck source=deploy/local-cluster/settings.sh
source "$(dirname "$0")/settings.sh"

if curl -sf -o /dev/null "http://$LP_REGISTRY/v2/labplatform/pause/manifests/1" -H 'Accept: application/vnd.docker.distribution.manifest.v2+json'; then
  exit 0
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
tar -C "$LP_BIN" --owner 0 --group 0 --mtime @0 -cf "$work/layer.tar" pause
layer=$(sha256sum "$work/layer.tar" | cut -d' ' -f1)
cat >"$work/config.json" <<END
{"architecture":"amd64","os":"linux","config":{"Entrypoint":["/pause"],"User":"65535:65535"},"rootfs":{"type":"layers","diff_ids":["sha256:$layer"]}}
END
echo '[{"Config":"config.json","RepoTags":["labplatform/pause:1"],"Layers":["layer.tar"]}]' >"$work/manifest.json"
tar -C "$work" -cf "$work/image.tar" manifest.json config.json layer.tar
skopeo --insecure-policy copy -q --dest-tls-verify=false "docker-archive:$work/image.tar" "docker://$LP_REGISTRY/labplatform/pause:1"
