# shellcheck shell=bash disable=SC2154,SC2016 # set elsewhere; the dollars are a password's hash
# registry: serves images as the official one does, to anybody or to those with a password.

# What the registry of that name holds under a tag: held NAME CURL-ARGUMENTS...
held() {
  visit "$1" -o /dev/null -I -H 'Accept: application/vnd.oci.image.manifest.v1+json' -w '%{http_code}' "${@:2}" http://127.0.0.1:5000/v2/team/busybox/manifests/1
}

# Copies an image into the registry of that name: push_into NAME SKOPEO-ARGUMENTS...
push_into() {
  nsenter -t "$(pid_of "$1")" -n skopeo copy --quiet --dest-tls-verify=false "${@:2}" "dir:$scratch/busybox" docker://127.0.0.1:5000/team/busybox:1
}

skopeo copy --quiet --src-tls-verify=false "docker://$registry/library/busybox:1" "dir:$scratch/busybox"
says "registry:2 says it is 2" "2.8" run_once registry-version library/registry:2 --version
start open-registry library/registry:2
within 5 visit open-registry -o /dev/null http://127.0.0.1:5000/v2/ || true
equals "registry knows nothing at first" 404 held open-registry
succeeds "registry takes an image" push_into open-registry
equals "registry has it" 200 held open-registry
succeeds "registry keeps images below /var/lib/registry" inside open-registry test -d /var/lib/registry/docker/registry/v2/repositories/team/busybox
ends_on open-registry TERM

env='REGISTRY_AUTH=htpasswd REGISTRY_AUTH_HTPASSWD_REALM=shelf REGISTRY_AUTH_HTPASSWD_PATH=/users' create closed-registry library/registry:2
# "learner", "coral", as htpasswd -B writes it.
printf '%s\n' 'learner:$2y$05$ihcLJ6waPZfqMfnpBynIau2tgQaYewtz.Y46Y73JramJxQjmrwIA2' >"$(jq -r .root.path "$scratch/bundles/closed-registry/config.json")/users"
launch closed-registry
within 5 visit closed-registry -o /dev/null http://127.0.0.1:5000/v2/ || true
equals "registry refuses strangers" 401 held closed-registry
refuses "registry takes nothing from strangers" push_into closed-registry
succeeds "registry takes images from those with a password" push_into closed-registry --dest-creds learner:coral
equals "registry gives them to those with a password" 200 held closed-registry -u learner:coral
ends_on closed-registry TERM
