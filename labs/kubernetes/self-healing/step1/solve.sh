#!/bin/bash
kubectl apply -f ~/web.yaml
kubectl rollout status deployment/web --timeout=120s
pod=$(kubectl get pods -l app=web -o jsonpath='{.items[0].metadata.name}')
kubectl exec "$pod" -- nginx -s stop
# The node notices it a moment later.
for _ in {1..60}; do
  [[ $(kubectl get pod "$pod" -o jsonpath='{.status.containerStatuses[0].restartCount}') == 0 ]] || break
  sleep 1
done
