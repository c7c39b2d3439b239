#!/bin/bash
list() {
  local digest
  digest=$(jq -r --arg t "$1" '.manifests[] | select(.annotations["org.opencontainers.image.ref.name"] == $t).digest' ~/hello/index.json)
  jq -r '.layers[] | .digest + " " + (.size | tostring)' ~/hello/blobs/sha256/"${digest#sha256:}" | sort
}
comm -13 <(list v1) <(list v2) | awk '{ sum += $2 } END { print sum }' >~/extra.bytes
