#!/bin/bash
cd ~ || exit 1
R=registry.$NS_DEFAULT:5000
V1=$(jq -r '.manifests[] | select(.annotations["org.opencontainers.image.ref.name"] == "v1").digest' hello/index.json)
for tag in v1 v2; do
  skopeo copy --quiet --dest-tls-verify=false "oci:hello:$tag" "docker://$R/team/hello:stable"
done
skopeo copy --quiet --src-tls-verify=false "docker://$R/team/hello@$V1" oci:pinned:v1
