#!/usr/bin/env bash
# What a learner's pods may ask for. Every request is made as a ServiceAccount that may create pods in its namespace.
set -euo pipefail
# shellcheck source=tests/LocalCluster/lib/testing.sh
source "$(dirname "$0")/lib/testing.sh"

own_namespace security
kubectl -n "$namespace" create rolebinding learner --clusterrole labplatform-learner --serviceaccount "$namespace:default" >/dev/null
as_learner() { kubectl -n "$namespace" --as "system:serviceaccount:$namespace:default" "$@"; }

# submit SPEC [CONTAINER]: asks the server for a pod with these additions to its spec and its container, without making it
submit() {
  as_learner create --dry-run=server -o name -f - <<END
{"apiVersion":"v1","kind":"Pod","metadata":{"name":"probe"${3:+,$3}},
 "spec":{"containers":[{"name":"c","image":"nginx:1.22"${2:+,$2}}]${1:+,$1}}}
END
}
denied() { refuses "$1" 'PodSecurityPolicy: unable to admit pod' submit "${@:2}"; }

check "nginx as root" submit ''
check "a capability of the default set" submit '' '"securityContext":{"capabilities":{"add":["NET_BIND_SERVICE"]}}'
check "configMap, secret, emptyDir, projected and downwardAPI volumes" submit '"volumes":[{"name":"a","configMap":{"name":"x"}},{"name":"b","secret":{"secretName":"x"}},
  {"name":"c","emptyDir":{}},{"name":"d","projected":{"sources":[]}},{"name":"e","downwardAPI":{"items":[]}}]'
denied "privileged" '' '"securityContext":{"privileged":true}'
denied "host network" '"hostNetwork":true'
denied "host processes" '"hostPID":true'
denied "host memory" '"hostIPC":true'
denied "a host port" '' '"ports":[{"containerPort":80,"hostPort":80}]'
denied "a host directory" '"volumes":[{"name":"v","hostPath":{"path":"/"}}]'
denied "an NFS volume" '"volumes":[{"name":"v","nfs":{"server":"10.0.0.1","path":"/"}}]'
denied "a git volume" '"volumes":[{"name":"v","gitRepo":{"repository":"https://example.org/x.git"}}]'
denied "SYS_ADMIN" '' '"securityContext":{"capabilities":{"add":["SYS_ADMIN"]}}'
denied "NET_ADMIN" '' '"securityContext":{"capabilities":{"add":["NET_ADMIN"]}}'
denied "an unmasked /proc" '' '"securityContext":{"procMount":"Unmasked"}'
denied "an unsafe sysctl" '"securityContext":{"sysctls":[{"name":"net.core.somaxconn","value":"1024"}]}'
denied "no seccomp" '"securityContext":{"seccompProfile":{"type":"Unconfined"}}'
denied "no seccomp, by annotation" '' '' '"annotations":{"seccomp.security.alpha.kubernetes.io/pod":"unconfined"}'

# A controller's pods are no way round.
as_learner create -f - >/dev/null <<'END'
{"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"sneaky"},"spec":{"selector":{"matchLabels":{"a":"b"}},"template":
 {"metadata":{"labels":{"a":"b"}},"spec":{"containers":[{"name":"c","image":"nginx:1.22","securityContext":{"privileged":true}}]}}}}
END
failed_create() { kubectl -n "$namespace" get events -o json | jq -e '.items[] | select(.reason == "FailedCreate") | select(.message | test("privileged"; "i"))' >/dev/null; }
check "a deployment of privileged pods is refused by name" wait_for 20 failed_create
check "and has no pods" test -z "$(kubectl -n "$namespace" get pods -o name)"

# The policy itself belongs to nobody in a lab.
refuses "a learner cannot use the privileged policy" '^no' as_learner auth can-i use podsecuritypolicy/privileged
as_learner run ordinary --image nginx:1.22 >/dev/null
check "a learner's pod runs" kubectl -n "$namespace" wait --for=condition=Ready pod/ordinary --timeout=60s
check "with the runtime's seccomp profile" grep -q 'Seccomp:[[:space:]]*2' <(kubectl -n "$namespace" exec ordinary -- cat /proc/1/status)
check "and a limit on processes" test "$(cat /sys/fs/cgroup/pids/"$LP_CGROUP"/kubepods/*/pod*"$(kubectl -n "$namespace" get pod ordinary -o 'jsonpath={.metadata.uid}')"/pids.max)" = 1024
finish
