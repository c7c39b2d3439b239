#!/bin/sh
# Writes /etc/nginx/conf.d/NAME from each /etc/nginx/templates/NAME.template, with the values of environment
# variables in place of ${NAME}; only names that exist are replaced, so nginx keeps its own variables.
set -e
templates=${NGINX_ENVSUBST_TEMPLATE_DIR:-/etc/nginx/templates}
suffix=${NGINX_ENVSUBST_TEMPLATE_SUFFIX:-.template}
target=${NGINX_ENVSUBST_OUTPUT_DIR:-/etc/nginx/conf.d}
[ -d "$templates" ] || exit 0
names=$(env | sed -n 's/^\([A-Za-z_][A-Za-z0-9_]*\)=.*/${\1}/p' | tr '\n' ' ')
find "$templates" -follow -type f -name "*$suffix" | while read -r template; do
  file=$target/${template#"$templates"/}
  file=${file%"$suffix"}
  mkdir -p "$(dirname "$file")"
  envsubst "$names" <"$template" >"$file"
done
