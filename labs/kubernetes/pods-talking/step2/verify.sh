#!/bin/bash
# Passes when the cook was asked for /soup from the waiter's own address.

waiter=$(kubectl get pod waiter --ignore-not-found -o jsonpath='{.status.podIP}') || { echo "The cluster did not answer. Try again in a moment."; exit 1; }
if [[ -z $waiter ]]; then
  echo "There is no running pod called waiter. Start it with: kubectl run waiter --image=busybox:1.37 -- sleep infinity"
  exit 1
fi

log=$(kubectl logs cook 2>/dev/null) || { echo "The log of cook cannot be read. Is the pod cook from step 1 still there?"; exit 1; }
orders=$(grep -E '"GET /soup[/ ?]' <<<"$log")
if grep -q "^${waiter//./\\.} " <<<"$orders"; then
  echo "The cook knows who ordered the soup: $waiter, the waiter."
  exit 0
fi

if [[ -n $orders ]]; then
  echo "Somebody ordered a soup, but from ${orders%% *}. The waiter's address is $waiter. Call from inside the waiter: kubectl exec waiter -- …"
else
  echo "Nobody has ordered a soup yet. Call http://cook/soup from inside the waiter."
fi
exit 1
