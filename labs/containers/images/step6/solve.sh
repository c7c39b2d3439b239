#!/bin/bash
cd ~ || exit 1
R=registry.$NS_DEFAULT:5000
skopeo login --tls-verify=false -u learner -p coral "$R"
for tag in v1 v2; do
  skopeo copy --quiet --dest-tls-verify=false "oci:hello:$tag" "docker://$R/team/hello:$tag"
done
skopeo copy --quiet --src-tls-verify=false "docker://$R/team/hello:v1" oci:back:v1
