# shellcheck shell=bash disable=SC2154
# The web application: says which version and which pod answered.

color_of() {
  visit "web-$1" -H 'Accept: application/json' http://127.0.0.1:8080/some/path | jq -r '[.version, .color, .pod, .path] | join(" ")'
}

for version in v1:blue v2:green v3:orange; do
  tag=${version%:*}
  host=web-$tag-abc12 start "web-$tag" "labplatform/web:$tag"
  within 5 visit "web-$tag" -o /dev/null http://127.0.0.1:8080/ || true
  equals "web:$tag says version and pod" "Hello from web $tag, pod web-$tag-abc12" visit "web-$tag" http://127.0.0.1:8080/
  equals "web:$tag says so as JSON" "$tag ${version#*:} web-$tag-abc12 /some/path" color_of "$tag"
  says "web:$tag has a page in its colour" "--version: ${version#*:} " visit "web-$tag" -H 'Accept: text/html' http://127.0.0.1:8080/
  equals "web:$tag is healthy" ok visit "web-$tag" http://127.0.0.1:8080/healthz
  equals "web:$tag does not run as root" 10001 inside "web-$tag" id -u
  says "web:$tag logs requests to its output" '"GET / HTTP/1.0" 200' cat <(visit "web-$tag" -0 http://127.0.0.1:8080/ && cat "$scratch/bundles/web-$tag/output")
  ends_on "web-$tag" TERM
done

env='VERSION=v<9> COLOR=red;}body{}' start web-other labplatform/web
within 5 visit web-other -o /dev/null http://127.0.0.1:8080/ || true
equals "web takes its version from the environment" "Hello from web v<9>, pod web-other" visit web-other http://127.0.0.1:8080/
says "web's page escapes its version" '<h1>v&lt;9&gt;</h1>' visit web-other -H 'Accept: text/html' http://127.0.0.1:8080/
says "web's page takes only colours as colour" '--version: gray ' visit web-other -H 'Accept: text/html' http://127.0.0.1:8080/
