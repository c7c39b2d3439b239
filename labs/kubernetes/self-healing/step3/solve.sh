#!/bin/bash
kubectl apply -f ~/web-live.yaml
kubectl rollout status deployment/web --timeout=120s
# Pods of the revision before may still be there for a moment; they are gone when three are left.
until [ "$(kubectl get pods -l app=web -o name | wc -l)" = 3 ]; do sleep 1; done
pod=$(kubectl get pods -l app=web -o jsonpath='{.items[0].metadata.name}')
~/freeze.sh "$pod"
# Three failures in a row, then a new container.
for _ in {1..60}; do
  [[ $(kubectl get pod "$pod" -o jsonpath='{.status.containerStatuses[0].restartCount}') == 0 ]] || break
  sleep 1
done
