#!/bin/bash
# Passes when nginx in the pod "web" has answered a request from localhost, before or after a restart of its container.

phase=$(kubectl get pod web --ignore-not-found -o jsonpath='{.status.phase}') || { echo "The cluster did not answer. Try again in a moment."; exit 1; }
if [[ $phase != Running ]]; then
  echo "The pod web from step 3 is not running (${phase:-there is none}). Make it with: kubectl apply -f web.yaml"
  exit 1
fi

log=$(kubectl logs web -c nginx; kubectl logs web -c nginx --previous 2>/dev/null)
if grep -Eq '^(127\.0\.0\.1|::1) .*"GET [^"]*" (200|304) ' <<<"$log"; then
  echo "nginx was asked from localhost: two containers, one network."
  exit 0
fi

if grep -Eq '"GET [^"]*" ' <<<"$log"; then
  echo "nginx was asked, but only from other addresses. Ask it from the container writer: kubectl exec web -c writer -- …"
else
  echo "Nobody has asked nginx for a page yet. Use wget in the container writer, on http://localhost."
fi
exit 1
