#!/usr/bin/env bash
# Makes the platform's four identities in a cluster and a kubeconfig for each. Changes nothing when they are there.
# usage: identities.sh   with KUBECONFIG set to somebody who may create ClusterRoles (the local cluster's admin, or the current context's user)
set -euo pipefail
# shellcheck source=deploy/local-cluster/settings.sh
source "$(dirname "$0")/settings.sh"
# shellcheck source=deploy/local-cluster/wait-for.sh
source "$LP_LOCAL_CLUSTER/wait-for.sh"

identities=(provisioner web observer reaper)
kubectl=("$LP_DEBS/usr/bin/kubectl" --request-timeout 20s)

"${kubectl[@]}" apply -f "$LP_LOCAL_CLUSTER/../identities"

# Tokens made this way do not expire; they are replaced by deleting the Secret and running `up`.
for identity in "${identities[@]}"; do
  cat <<END
---
apiVersion: v1
kind: Secret
metadata:
  name: $identity-kubeconfig
  namespace: labplatform
  annotations: { kubernetes.io/service-account.name: $identity }
type: kubernetes.io/service-account-token
END
done | "${kubectl[@]}" apply -f -

token_of() { "${kubectl[@]}" -n labplatform get secret "$1-kubeconfig" -o 'jsonpath={.data.token}' | base64 -d; }
has_token() { [[ -n $(token_of "$1") ]]; }

# The cluster's address and authority as the current context has them: inline, so that the files stand alone.
cluster=$("${kubectl[@]}" config view --raw --minify --flatten -o json | jq -c '.clusters[0].cluster')
umask 077
mkdir -p "$LP_HOME/identities"
for identity in "${identities[@]}"; do
  wait_for 30 has_token "$identity" || { echo "the cluster made no token for the account $identity within 30 s" >&2; exit 1; }
  file=$LP_HOME/identities/$identity.kubeconfig
  jq -n --argjson cluster "$cluster" --arg identity "$identity" --arg token "$(token_of "$identity")" '{
    apiVersion: "v1", kind: "Config", "current-context": "labplatform",
    clusters: [{name: "labplatform", cluster: $cluster}],
    users: [{name: $identity, user: {token: $token}}],
    contexts: [{name: "labplatform", context: {cluster: "labplatform", user: $identity, namespace: "labplatform"}}]
  }' >"$file.new"
  if cmp -s "$file.new" "$file"; then rm "$file.new"; else mv "$file.new" "$file"; fi
done
