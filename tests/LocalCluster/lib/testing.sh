# shellcheck shell=bash
# What the tests of the local cluster share. Sourced. A test prints "ok NAME" or "not ok NAME: WHY" for everything it looks at.

LP_REPO=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../.." && pwd)
# shellcheck source=deploy/local-cluster/settings.sh
source "$LP_REPO/deploy/local-cluster/settings.sh"
# shellcheck source=deploy/local-cluster/node-process.sh
source "$LP_LOCAL_CLUSTER/node-process.sh"
# shellcheck source=deploy/local-cluster/wait-for.sh
source "$LP_LOCAL_CLUSTER/wait-for.sh"

# Inside functions a test expects commands to fail.
set +E

export KUBECONFIG=$LP_ADMIN_KUBECONFIG
bad=0

ok() { echo "ok $1"; }

not_ok() {
  echo "not ok $1: ${2:-}"
  bad=$((bad + 1))
}

# check NAME COMMAND...: the command must end well. What it says is shown when it does not.
check() {
  local name=$1 said
  shift
  if said=$("$@" 2>&1); then ok "$name"; else not_ok "$name" "${said:-$* ended badly}"; fi
}

# refuses NAME PATTERN COMMAND...: the command must fail and say something that matches.
refuses() {
  local name=$1 pattern=$2 said
  shift 2
  if said=$("$@" 2>&1); then
    not_ok "$name" "it was allowed: $said"
  elif grep -qE "$pattern" <<<"$said"; then
    ok "$name"
  else
    not_ok "$name" "another reason than /$pattern/: $said"
  fi
}

kubectl() { "$LP_DEBS/usr/bin/kubectl" --request-timeout 60s "$@"; }

# A namespace of the test's own, deleted when it ends; $namespace is its name.
own_namespace() {
  namespace=test-$1-$RANDOM$RANDOM
  kubectl create namespace "$namespace" >/dev/null
  trap 'kubectl delete namespace "$namespace" --wait=false >/dev/null 2>&1 || true' EXIT
  # Pods are refused until the namespace's account is there.
  wait_for 30 kubectl -n "$namespace" get serviceaccount default >/dev/null 2>&1
}

# The pod `shell`: the toolbox image without its holder, for commands from inside the cluster.
own_shell() {
  kubectl -n "$namespace" apply -f - >/dev/null <<END
apiVersion: v1
kind: Pod
metadata: { name: shell }
spec:
  terminationGracePeriodSeconds: 0
  containers:
  - { name: shell, image: "labplatform/toolbox:latest", command: [sleep, infinity] }
END
  kubectl -n "$namespace" wait --for=condition=Ready pod/shell --timeout=60s >/dev/null
}

inside() { kubectl -n "$namespace" exec shell -- "$@"; }

# The last command of every test: the script ends with what it returns.
finish() {
  trap - ERR
  ((bad == 0))
}
