# shellcheck shell=bash disable=SC2154,SC1091 # set and sourced at run time
# Pushing: nothing twice, names and digests as promised.

second_push() {
  LABPLATFORM_HOME=$scratch/home "$repository_root/deploy/images/push" "$registry" | tee "$scratch/second-push"
}

image_rows() {
  (source "$repository_root/deploy/images/lib/common.sh" && image_table | wc -l)
}

manifest() {
  curl -sS --noproxy '*' -o /dev/null -I -H 'Accept: application/vnd.oci.image.manifest.v1+json' -w '%{http_code} %header{docker-content-digest}' \
    "http://$registry/v2/$1/manifests/$2"
}

named_toolbox() {
  local name
  name=$(sed -n 's/^TOOLBOX_IMAGE=docker\.io\///p' "$scratch/home/images.env")
  [ "$(manifest "${name%%@*}" latest)" = "200 ${name#*@}" ]
}

equals "the first push pushed every image" "$(image_rows)" grep -c ' pushed ' "$scratch/first-push"
says "a second push says what is there" "already there: 1.26" second_push
refuses "a second push pushes nothing" grep ' pushed ' "$scratch/second-push"
succeeds "images.env names the toolbox by the digest the registry has" named_toolbox
says "a missing tag is answered with 404" "404" manifest library/nginx 1.99
refuses "pushing to a registry that is away fails" "$repository_root/deploy/images/push" 127.0.0.1:1
