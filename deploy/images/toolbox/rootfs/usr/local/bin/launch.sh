#!/bin/sh
# What scenarios of Katacoda's time call to start their cluster. It runs already: returns when it answers, at once as a rule.
for _ in $(seq 60); do
  if kubectl --request-timeout=5s get --raw /version >/dev/null 2>&1; then
    echo "Kubernetes is ready."
    exit 0
  fi
  sleep 1
done
echo "Kubernetes does not answer." >&2
exit 1
