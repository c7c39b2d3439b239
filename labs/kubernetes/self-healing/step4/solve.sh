#!/bin/bash
kubectl apply -f ~/web-ready.yaml
kubectl rollout status deployment/web --timeout=120s
# Pods of the revision before may still be there for a moment; they are gone when three are left.
until [ "$(kubectl get pods -l app=web -o name | wc -l)" = 3 ]; do sleep 1; done
pod=$(kubectl get pods -l app=web -o jsonpath='{.items[0].metadata.name}')
kubectl exec "$pod" -- rm /usr/share/nginx/html/ready
